import type { EventData, EventName } from '#libs/programme';

import { typesOf, type LookUp } from './lookup.js';
import type { LogReader } from '../../log/log-reader.js';
import type { NewItem } from '../../check/new-item.js';
import { readRecorded } from '../../log/recorded-entry.js';

const TARGETS: ReadonlySet<string> = new Set<EventName>(['TargetSet', 'TargetRevised']);
/** Whether an event of that name makes a target that others can be derived from. */
export const isTarget = (name: string): boolean => TARGETS.has(name);

/** What a target is set for. */
export const targetOf = (data: EventData): { kpi: string; scope: string } => ({
  kpi: String(data.kpi),
  scope: String(data.scope),
});

/** The targets that items say they are derived from, as far as the log has them. */
export async function parentTargets(
  items: readonly NewItem[],
  reader: LogReader,
): Promise<ReadonlyMap<string, { kpi: string; scope: string }>> {
  const found = new Map<string, { kpi: string; scope: string }>();
  for (const { envelope } of items) {
    const parent = envelope.data.derivedFromTargetId;
    const recorded = typeof parent === 'string' ? await reader.event(parent) : undefined;
    if (recorded && isTarget(recorded.type))
      found.set(recorded.eventId, targetOf(readRecorded(recorded).event.data));
  }
  return found;
}

/** What the target is set for that one is derived from; unknown where there is none, in the log or in the batch. */
export const PARENT_TARGETS: LookUp = {
  gives: { parentTarget: typesOf('target') },
  look: async (items, { reader }) => {
    const targets = new Map(await parentTargets(items, reader));
    return {
      known: ({ data: { derivedFromTargetId: parent } }) =>
        typeof parent === 'string' ? { parentTarget: targets.get(parent) ?? 'unknown' } : {},
      accepted: ({ envelope: { type, entryId } }, data) => {
        if (isTarget(type.name)) targets.set(entryId, targetOf(data));
      },
    };
  },
};
