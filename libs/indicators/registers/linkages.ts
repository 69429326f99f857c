import { LINKAGE, type StateOf } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import {
  latestValueRow,
  lastText,
  lifeCycleInstancesAt,
  textIn,
  werklijnenIn,
  type LifeCycleInstance,
  registerOf,
} from './life-cycle.js';
import { namedEntry, type NamedEntry } from './named-entry.js';
import type { RegisterItem } from './register-item.js';

export const LINKAGE_REGISTER = registerOf('linkage', LINKAGE);
type LinkageState = StateOf<typeof LINKAGE>;

/** A koppelkans: a chance to let werklijnen do one thing together, from sight to result. */
export interface Linkage extends RegisterItem<LinkageState> {
  readonly title: string | undefined;
  /** The entries that came about together, as its latest realisation names them. */
  readonly realisedBy: readonly NamedEntry[];
}

/**
 * The linkages at a position, the latest posted first. Title, scale and werklijnen are those of the latest step by
 * position that says so.
 */
export const linkagesAt = (entries: EffectiveEntries, referenceDay: number): readonly Linkage[] =>
  lifeCycleInstancesAt(entries, referenceDay, LINKAGE_REGISTER).map((instance) => ({
    instance,
    title: lastText(instance, 'title'),
    werklijnen: werklijnen(instance),
    scale: lastText(instance, 'scale'),
    reason: missedFor(instance),
    realisedBy: realisation(instance).map((entryId) => namedEntry(entries, entryId)),
  }));

function werklijnen(instance: LifeCycleInstance): readonly number[] {
  const latest = latestValueRow(instance, 'werklijnen');
  return latest ? werklijnenIn(latest.table.column('werklijnen').at(latest.row)) : [];
}

function missedFor({ state, steps }: LifeCycleInstance<LinkageState>): string | undefined {
  const missed = steps.findLast(({ kind }) => kind.state === 'MISSED');
  return state.state === 'MISSED' && missed ? textIn(missed, 'reason') : undefined;
}

function realisation({ state, steps }: LifeCycleInstance<LinkageState>): readonly string[] {
  const realised = steps.findLast(({ kind }) => kind.state === 'REALISED');
  return state.state === 'REALISED' && realised ? realised.table.list('realisedBy', realised.row) : [];
}
