import type { ExactAmount, ExactFigure, ExactTable, Level } from '../exact.js';
import { Fingerprint, recordKey, type Mac } from '../fingerprint.js';
import type { Subset } from '../constraints.js';
import { entriesOf } from './table.js';

/** Numbers in [0, 1) from a seed: Mulberry32. */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A household reached in a neighbourhood in a quarter; `known` is the edition from which it is in the log. */
export interface Reach {
  readonly household: string;
  readonly neighbourhood: string;
  readonly quarter: number;
  readonly known: number;
  readonly accepted: boolean;
}

export interface Programme {
  readonly municipalityOf: Readonly<Record<string, string>>;
  readonly reaches: readonly Reach[];
}

/**
 * Neighbourhoods mostly alone in their municipality, as they are in the programme, and few households in many of
 * them.
 */
export function randomProgramme(seed: number, editions: number): Programme {
  const draw = drawsFrom(seed);
  const count = 2 + Math.floor(draw() * 5);
  const neighbourhoods = Array.from({ length: count }, (_, i) => `b${String(i)}`);
  const municipalityOf = Object.fromEntries(
    neighbourhoods.map((one, i) => [one, i < 2 ? 'GM0' : `GM${String(i)}`]),
  );
  const reaches: Reach[] = [];
  for (const neighbourhood of neighbourhoods) {
    const size = Math.floor(draw() * draw() * 60);
    for (let i = 0; i < size; i++) {
      const times = 1 + Math.floor(draw() * draw() * 4);
      const known = Math.floor(draw() ** 3 * editions);
      const accepted = draw() < 0.4;
      for (let j = 0; j < times; j++) {
        const elsewhere = draw() < 0.05 ? neighbourhoods[Math.floor(draw() * count)] : undefined;
        const at = elsewhere ?? neighbourhood;
        reaches.push({
          household: `${neighbourhood}-${String(i)}`,
          neighbourhood: at,
          quarter: Math.floor(draw() * 2),
          known,
          accepted,
        });
      }
    }
  }
  return { municipalityOf, reaches };
}

/**
 * 1.1 households, 1.2 new households, 1.3 contacts, 1.4 accepted of reached: what adds up, what does not, and a
 * ratio.
 */
export function tableOf({ municipalityOf, reaches }: Programme, edition: number, mac: Mac): ExactTable {
  const known = reaches.filter((reach) => reach.known <= edition);
  const quarter = edition < 2 ? 0 : 1;
  const spans = {
    period: { from: quarter * 90, to: quarter * 90 + 89 },
    cumulative: { from: 0, to: quarter * 90 + 89 },
  };
  const scopes: (readonly [string, Level])[] = [
    ['NL', 'NL'],
    ...[...new Set(Object.values(municipalityOf))].map((one) => [one, 'MUNICIPALITY'] as const),
    ...Object.keys(municipalityOf).map((one) => [one, 'NEIGHBOURHOOD'] as const),
  ];
  const figures = scopes.flatMap(([scope, level]) =>
    [false, true].flatMap((cumulative) => {
      const inScope = (at: string) => scope === 'NL' || at === scope || municipalityOf[at] === scope;
      const inSpan = (q: number) => (cumulative ? q <= quarter : q === quarter);
      const here = known.filter((one) => inScope(one.neighbourhood) && inSpan(one.quarter));
      const first = new Map<string, Reach>();
      for (const one of known) {
        const before = first.get(one.household);
        if (!before || one.quarter < before.quarter) first.set(one.household, one);
      }
      const fresh = [...first.values()].filter((one) => inScope(one.neighbourhood) && inSpan(one.quarter));
      const figure = (kpi: string, adds: boolean, amounts: readonly ExactAmount[]): ExactFigure => ({
        kpi,
        scope,
        level,
        cumulative,
        amounts,
        period: `Q${String(quarter + 1)}`,
        addsUpOverAreas: adds,
        addsUpOverPeriods: adds,
        active: true,
      });
      const households = unique(here);
      return [
        figure('1.1', false, [amountOf('value', households, households.length, mac)]),
        figure('1.2', true, [amountOf('value', unique(fresh), fresh.length, mac)]),
        figure('1.3', true, [amountOf('value', households, here.length, mac)]),
        figure('1.4', false, [
          amountOf('numerator', unique(here.filter(({ accepted }) => accepted)), undefined, mac),
          amountOf('denominator', households, households.length, mac),
        ]),
      ];
    }),
  );
  const editionId = `e${String(edition)}`;
  return { editionId, figures, municipalityOf, spans, entries: entriesOf(editionId) };
}

const unique = (reaches: readonly Reach[]): readonly string[] => [
  ...new Set(reaches.map(({ household }) => household)),
];

export function amountOf(
  amount: string,
  units: readonly string[],
  n: number | undefined,
  mac: Mac,
): ExactAmount {
  const fingerprint = new Fingerprint();
  for (const unit of units) fingerprint.add(recordKey(mac, 'household', unit));
  return {
    amount,
    treatment: 'COUNT',
    n: n ?? units.length,
    class: 'household',
    cellKey: fingerprint.cellKey,
    units: units.length,
  };
}

export const SUBSETS: readonly Subset[] = [
  [
    ['1.2', 'value'],
    ['1.1', 'value'],
  ],
  [
    ['1.1', 'value'],
    ['1.3', 'value'],
  ],
];
