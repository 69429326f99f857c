import { createHmac, type KeyObject } from 'node:crypto';
import {
  Fingerprint,
  recordKey,
  type EntryCounts,
  type ExactAmount,
  type ExactFigure,
  type ExactTable,
  type Mac,
} from '#libs/disclosure';
import {
  amountsOfPeople,
  entriesAboutPeople,
  programmeRegisterAt,
  treatmentOf,
  type AmountOfPeople,
  type EffectiveEntries,
  type EntriesAboutPeople,
  type Period,
  type ResolvedPins,
  type Scope,
} from '#libs/indicators';

/** The draw under the programme's key. */
export const macOf =
  (key: KeyObject): Mac =>
  (text) =>
    createHmac('sha256', key).update(text).digest().readBigUInt64BE();

/**
 * The exact figures about people of an edition with their fingerprints, for the protection: every KPI about people ×
 * each scope × the period and all up to its end. A unit's 64 bits are drawn once for all figures.
 */
export function exactTableOf(
  entries: EffectiveEntries,
  editionId: string,
  pins: ResolvedPins,
  mac: Mac,
): ExactTable {
  const { kpis, scopes, period, cumulative, referenceDay, quality } = pins;
  const drawn = new Map<string, bigint>();
  const bitsOf = (unitClass: string, key: string): bigint => {
    const name = `${unitClass}\0${key}`;
    const known = drawn.get(name) ?? recordKey(mac, unitClass, key);
    drawn.set(name, known);
    return known;
  };
  const people = kpis.filter(({ code }) => typeof treatmentOf(code) !== 'string');
  const figures = people.flatMap((kpi) =>
    scopes.flatMap((scope) =>
      [period, cumulative].map((span): ExactFigure => ({
        kpi: kpi.code,
        scope: scope.code,
        level: scope.kind,
        period: period.code,
        cumulative: span.cumulative,
        addsUpOverAreas: kpi.addsUpOver.includes('areas'),
        addsUpOverPeriods: kpi.addsUpOver.includes('periods'),
        active: isActive(entries, scope, kpi.werklijn),
        amounts: amountsOfPeople({ entries, kpi, scope, period: span, referenceDay, quality }).map((one) =>
          exactAmount(one, bitsOf),
        ),
      })),
    ),
  );
  const areas = [...programmeRegisterAt(entries).neighbourhoods.values()];
  const municipalityOf = Object.fromEntries(areas.map((one) => [one.neighbourhoodId, one.municipalityCode]));
  return {
    editionId,
    figures,
    municipalityOf,
    spans: { period: spanOf(period), cumulative: spanOf(cumulative) },
    entries: entryCounts(entriesAboutPeople(entries), entries.position, period),
  };
}

/** First and last day of a period, as days since 1970-01-01. */
export const spanOf = ({ from, to }: Period): ExactTable['spans']['period'] => ({ from, to });

/** What the length of the log tells of an edition of a period at a position. */
export const entryCounts = (
  { upTo, before }: EntriesAboutPeople,
  position: number,
  { from, to }: Period,
): EntryCounts => ({
  atPosition: upTo(position),
  beforePeriod: Math.min(before(from), upTo(position)),
  beforeNext: Math.min(before(to + 1), upTo(position)),
});

function exactAmount(
  { amount, treatment, of, sums, n, units }: AmountOfPeople,
  bitsOf: (unitClass: string, key: string) => bigint,
): ExactAmount {
  const fingerprint = new Fingerprint();
  for (const { key } of units) fingerprint.add(bitsOf(of, key));
  const [first = 0, second = 0] = units.map(({ adds }) => Math.abs(adds)).sort((a, b) => b - a);
  const own = { amount, treatment, n, cellKey: fingerprint.cellKey, units: fingerprint.units };
  if (treatment === 'SUM') return { ...own, class: `${of}:${sums ?? ''}`, largest: [first, second] };
  return { ...own, class: treatment === 'MEAN' ? `${of}:${amount}` : of };
}

/**
 * Whether anybody took part in a werklijn somewhere in a scope at any time up to the position: from the register
 * alone.
 */
function isActive(entries: EffectiveEntries, scope: Scope, werklijn: number | undefined): boolean {
  const places = entries.memo('places of each werklijn, ever', () => {
    const found = new Map<number, Set<string>>();
    for (const partner of everParticipating(entries))
      for (const line of partner.werklijnen) {
        const known = found.get(line) ?? new Set<string>();
        found.set(line, known);
        for (const id of partner.neighbourhoodIds) known.add(id);
      }
    return found;
  });
  if (werklijn === undefined || scope.kind === 'NL') return true;
  const known = places.get(werklijn);
  return scope.neighbourhoodIds.some((id) => known?.has(id) === true);
}

interface Participation {
  readonly werklijnen: readonly number[];
  readonly neighbourhoodIds: readonly string[];
}

/** What each partner took part in after each of its entries in the register. */
function everParticipating(entries: EffectiveEntries): readonly Participation[] {
  const now = new Map<string, Participation>();
  return entries.documents('PartnerRegistered', 'PartnerParticipationChanged').map(({ data }) => {
    const { partnerId } = data;
    const { werklijnen, neighbourhoodIds } = now.get(partnerId) ?? { werklijnen: [], neighbourhoodIds: [] };
    const next = {
      werklijnen: data.werklijnen ?? werklijnen,
      neighbourhoodIds: data.neighbourhoodIds ?? neighbourhoodIds,
    };
    now.set(partnerId, next);
    return next;
  });
}
