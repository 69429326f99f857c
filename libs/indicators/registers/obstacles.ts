import { OBSTACLE, INTERVENTION } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { latestValues } from '../facts/latest-values.js';
import {
  latestValueRow,
  lastText,
  lifeCycleInstancesAt,
  textIn,
  werklijnenIn,
  type LifeCycleInstance,
  registerOf,
} from './life-cycle.js';
import type { RegisterItem } from './register-item.js';

export const OBSTACLE_REGISTER = registerOf('obstacle', OBSTACLE);

/** Something that stands in the way, from report to answer or solution; open until there is either (as in X.2). */
export interface Obstacle extends RegisterItem {
  /** What was reported; later steps carry their own text. */
  readonly text: string | undefined;
  readonly legalReference: string | undefined;
  readonly interventionIds: readonly string[];
}

/**
 * The obstacles at a position, the latest posted first. Their werklijnen are those of the interventions they name.
 */
export const obstaclesAt = (entries: EffectiveEntries, referenceDay: number): readonly Obstacle[] =>
  entries.memo(`obstacles|${referenceDay}`, () =>
    lifeCycleInstancesAt(entries, referenceDay, OBSTACLE_REGISTER).map((instance) => {
      const reported = instance.steps.findLast(({ kind }) => kind.state === 'REPORTED');
      const named = latestValueRow(instance, 'interventionIds');
      const interventionIds = named?.table.list('interventionIds', named.row) ?? [];
      return {
        instance,
        text: reported && textIn(reported, 'text'),
        legalReference: lastText(instance, 'legalReference'),
        interventionIds,
        werklijnen: werklijnenOf(entries, instance, interventionIds),
        level: lastText(instance, 'level'),
        kind: lastText(instance, 'kind'),
        authority: lastText(instance, 'addressedTo'),
      };
    }),
  );

/** Ids of interventions are the partner's own, as that of the obstacle is. */
function werklijnenOf(
  entries: EffectiveEntries,
  { partnerId }: LifeCycleInstance,
  interventionIds: readonly string[],
): readonly number[] {
  const partner = partnerId === undefined ? -1 : (entries.store.partners.find(partnerId) ?? -1);
  const latest = latestValues(entries, INTERVENTION, 'werklijnen');
  const masks = interventionIds.map((id) => {
    const number = entries.store.dictionary('intervention').find(`${partner}|${id}`);
    const last = number === undefined ? undefined : latest.get(number);
    return last?.table.column('werklijnen').at(last.row) ?? 0;
  });
  return werklijnenIn(masks.reduce((all, mask) => all | mask, 0));
}
