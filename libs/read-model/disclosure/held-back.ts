import { heldBack, type FewEntries, type EditionInLog } from '#libs/disclosure';
import {
  EffectiveEntries,
  editionsAt,
  entriesAboutPeople,
  parsePeriod,
  type Edition,
  type FactStore,
  type Pins,
} from '#libs/indicators';
import type { Label } from '#libs/programme';
import { rulesInForce, rulesOfEdition } from '../editions/protection-rules.js';
import type { ReadModel } from '../read-model.js';
import { entryCounts, spanOf } from './exact-table.js';

/** What the length of the log tells of published editions, by their ids: that never changes. */
const KNOWN = new WeakMap<FactStore, Map<string, EditionInLog>>();

/**
 * Why outsiders are shown nothing about people of an edition: too few entries lie between it and an earlier one
 * (docs/decisions/0119). The same that the protection finds, without protecting anything; undefined where enough do.
 */
export function heldBackOf(readModel: ReadModel, edition: Edition): FewEntries | undefined {
  const now = nowOf(readModel);
  const earlier = editionsAt(now).filter(({ publishedAt }) => publishedAt < edition.publishedAt);
  return heldBack(
    earlier.map((one) => ofLog(now, one)),
    ofLog(now, edition),
  );
}

/** The same of an edition that would be published now with these pins. */
export function heldBackNext(readModel: ReadModel, pins: Pins): FewEntries | undefined {
  const now = nowOf(readModel);
  const { hideUpTo } = rulesInForce(now).rules;
  return heldBack(
    editionsAt(now).map((one) => ofLog(now, one)),
    lookedUp(now.store, '', pins, hideUpTo),
  );
}

/**
 * That outsiders see nothing about people of an edition, and when they will. How many entries lie between is not
 * said: they read it too.
 */
export const heldBackWords = ({ since, needed }: FewEntries): Label => ({
  nl: `Wie van buiten kijkt ziet van deze rapportage geen cijfers over mensen: tussen haar en rapportage ${since} liggen minder dan ${needed} gebeurtenissen over mensen. Een rapportage die later wordt vastgesteld, als er meer is bijgekomen, heeft ze wel.`,
  en: `Outsiders see no figures about people of this report: fewer than ${needed} entries about people lie between it and report ${since}. A report published later, when more has come in, has them.`,
});

const nowOf = ({ model: { facts, position } }: ReadModel): EffectiveEntries =>
  new EffectiveEntries(facts, position);

function ofLog(now: EffectiveEntries, edition: Edition): EditionInLog {
  const { editionId } = edition;
  const own = KNOWN.get(now.store) ?? new Map<string, EditionInLog>();
  KNOWN.set(now.store, own);
  const known = own.get(editionId);
  if (known) return known;
  const found = lookedUp(now.store, editionId, edition, rulesOfEdition(now, edition).rules.hideUpTo);
  own.set(editionId, found);
  return found;
}

function lookedUp(facts: FactStore, editionId: string, pins: Pins, hideUpTo: number): EditionInLog {
  const [period, cumulative] = [parsePeriod(pins.period), parsePeriod(pins.period, true)];
  if (!period || !cumulative) throw new RangeError(`no period ${pins.period}`);
  const entries = new EffectiveEntries(facts, pins.asOfPosition);
  const counts = entryCounts(entriesAboutPeople(entries), pins.asOfPosition, period);
  const spans = { period: spanOf(period), cumulative: spanOf(cumulative) };
  return { editionId, needed: hideUpTo + 1, entries: counts, spans };
}
