import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const NAMES = { regular: 'SourceSans3-Regular', semibold: 'SourceSans3-Semibold' } as const;

export type FaceName = keyof typeof NAMES;

export interface Faces {
  readonly files: Readonly<Record<FaceName, Buffer>>;
  /** Whether every face has a glyph for it. */
  readonly has: (codePoint: number) => boolean;
}

let loaded: Faces | undefined;

/** The letters of the PDF: Source Sans 3 (OFL), as in the monitor. Read once. */
export function faces(): Faces {
  loaded ??= load();
  return loaded;
}

function load(): Faces {
  const require = createRequire(import.meta.url);
  const read = (name: FaceName): Buffer =>
    readFileSync(require.resolve(`source-sans/TTF/${NAMES[name]}.ttf`));
  const files = { regular: read('regular'), semibold: read('semibold') };
  const known = Object.values(files).map((file) => new Set(codePointsOf(file)));
  return { files, has: (codePoint) => known.every((set) => set.has(codePoint)) };
}

function codePointsOf(file: Buffer): readonly number[] {
  const font = create(file);
  if (!('characterSet' in font)) throw new Error('a collection of fonts, not a font');
  return font.characterSet;
}
