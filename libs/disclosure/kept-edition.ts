import { Changed } from './nudge.js';
import { truthOf, type EditionCells } from './pattern.js';
import type { ProtectedEdition, ProtectedFigure, Refused, ToProtect } from './protect.js';
import type { World } from './system.js';

/** A protected edition as plain data, to be stored: each world as what it changes of the true table. */
export interface KeptEdition extends EditionCells {
  readonly figures: readonly ProtectedFigure[];
  readonly without: readonly string[];
  readonly worlds: readonly (readonly (readonly [variable: string, n: number])[])[];
  /** Nothing helps: not one figure about people is shown of it. */
  readonly refused: boolean;
}

/** What is asked of a protector, as plain data: the key in place of the draw. */
export interface ProtectionRequest extends Omit<ToProtect, 'mac' | 'solver'> {
  readonly key: Uint8Array;
}

export type Protector = (request: ProtectionRequest) => Promise<KeptEdition>;

/**
 * What to store of an edition. One that is refused is stored as one of which nothing is known: no figures, no cells.
 */
export function kept(
  made: ProtectedEdition | Refused,
  { table, rules }: Pick<ProtectionRequest, 'table' | 'rules'>,
): KeptEdition {
  if ('refused' in made)
    return {
      table: { ...table, figures: [] },
      rules,
      cells: [],
      figures: [],
      worlds: [],
      without: [],
      refused: true,
    };
  const { cells, figures, without, worlds } = made;
  const changes = worlds.map((world) =>
    world instanceof Changed ? [...world.changes] : [...(world as Map<string, number>)],
  );
  return { table, rules, cells, figures, without, worlds: changes, refused: false };
}

/** The worlds of a stored edition, after those that were published before it: to audit it. */
export function worldsOf(earlier: readonly EditionCells[], edition: KeptEdition): readonly World[] {
  const truth = truthOf([...earlier, edition]);
  return edition.worlds.map((changes) => new Changed(truth, new Map(changes)));
}
