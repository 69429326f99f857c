import type { Amounts } from './amounts.js';
import type { DataCause } from './changes.js';
import type { FigurePair } from './compared.js';

/** A figure, and the parts of its difference by what happened, which are being filled. */
export interface Replayed {
  readonly figure: FigurePair;
  readonly parts: Record<DataCause, Amounts>;
}
