import {
  programmeRegisterAt,
  type EffectiveEntries,
  type LifeCycleDefinition,
  type RegisterCount,
  type RegisterItem,
} from '#libs/indicators';
import { CODES, dateOf, type Label } from '#libs/programme';
import { WERKLIJNEN } from '../register/werklijnen.js';
import type { RegisterConnection } from './connections.model.js';
import { LISTS } from './filter-of.js';
import type { RegisterItems } from './get-register-items.js';
import type { RegisterCountModel } from './register-item.model.js';
import { cursorOf, pageOf } from '../../kernel/graphql/page.js';

/** Answers a page of a register as GraphQL gives it; `model` makes an item's own fields. */
export function connectionOf<I extends RegisterItem, Node>(
  { items, counts, total, entries, referenceDay, ...page }: RegisterItems<I>,
  cycle: LifeCycleDefinition,
  model: (item: I, nameOf: (partnerId: string | undefined) => string | undefined) => Node,
): RegisterConnection<Node> {
  const nameOf = namesAt(entries);
  const edges = items.map((item) => ({
    cursor: cursorOf(item.instance.position),
    node: model(item, nameOf),
  }));
  return {
    ...pageOf(edges, page),
    counts: counts.map((count) => toCountModel(count, cycle)),
    totalCount: total,
    position: String(entries.position),
    referenceDate: dateOf(referenceDay),
  };
}

const namesAt =
  (entries: EffectiveEntries) =>
  (partnerId: string | undefined): string | undefined =>
    partnerId === undefined ? undefined : programmeRegisterAt(entries).partners.get(partnerId)?.name;

const UNKNOWN: Label = { nl: 'Onbekend', en: 'Unknown' };
/** Of the facets that are codes. */
const CODE_LISTS: Readonly<Record<string, string>> = LISTS;

function toCountModel({ facet, key, count }: RegisterCount, cycle: LifeCycleDefinition): RegisterCountModel {
  const itself: Label = { nl: key, en: key };
  const label =
    key === 'UNKNOWN'
      ? UNKNOWN
      : facet === 'state'
        ? cycle.steps.find(({ state }) => state === key)?.label
        : facet === 'werklijn'
          ? WERKLIJNEN.find(({ number }) => String(number) === key)?.name
          : CODES[CODE_LISTS[facet] ?? '']?.[key];
  return { facet, key, count, label: label ?? itself };
}
