import { distance } from '#libs/programme';

import type { FileColumn } from './columns.js';
import { normaliseLabel } from './normalise-label.js';

/** The column whose label begins or ends the same way, or is at most two letters off. */
export function nearest(text: string, columns: readonly FileColumn[]): FileColumn | undefined {
  const near = (label: string): boolean => {
    const name = normaliseLabel(label);
    return (
      (text.length >= 4 && (name.startsWith(text) || text.startsWith(name))) || distance(text, name, 2) <= 2
    );
  };
  return columns.find(({ label }) => near(label.nl) || near(label.en));
}
