/** A figure's place in the tables of an edition. */
export interface CellKey {
  readonly kpi: string;
  readonly scope: string;
  readonly period: string;
  readonly cumulative: boolean;
  /** `value`, `numerator`, `denominator`, or the name of a component. */
  readonly amount: string;
}

/** How an amount about people is protected (DISCLOSURE.md, 3–6). */
export type Treatment = 'COUNT' | 'SUM' | 'MEAN';

/** One exact amount about people, with the units it is of. */
export interface ExactAmount {
  readonly amount: string;
  readonly treatment: Treatment;
  readonly n: number;
  /** `household`, `dwelling`, `person`; of a sum with what is summed: `dwelling:eur`. */
  readonly class: string;
  readonly cellKey: string;
  readonly units: number;
  /** Of a sum: its two largest contributions, each as an absolute amount. */
  readonly largest?: readonly [number, number];
}

/** One exact figure about people. */
export interface ExactFigure extends Omit<CellKey, 'amount'> {
  readonly level: Level;
  /** Whether its parts by area are its sum. */
  readonly addsUpOverAreas: boolean;
  /** Whether its parts by period are its sum. */
  readonly addsUpOverPeriods: boolean;
  /**
   * Whether the register had anyone taking part there by then; without, the figure is *geen gegevens*, whatever the
   * data.
   */
  readonly active: boolean;
  readonly amounts: readonly ExactAmount[];
}

export type Level = 'NL' | 'MUNICIPALITY' | 'NEIGHBOURHOOD';

/** A period by its first and last day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How many entries about people the log held. A reader knows about as much: an edition names its position, and how
 * long the log was at any moment is public.
 */
export interface EntryCounts {
  /** Up to the edition's position. */
  readonly atPosition: number;
  /** Of these, recorded before the first day of its period. */
  readonly beforePeriod: number;
  /** Of these, recorded before the day after its last. */
  readonly beforeNext: number;
}

/** The exact figures about people of one edition, with what a reader knows of how they hang together. */
export interface ExactTable {
  readonly editionId: string;
  readonly figures: readonly ExactFigure[];
  /** The municipality of each neighbourhood. */
  readonly municipalityOf: Readonly<Record<string, string>>;
  /** Days of the period and of all that runs up to its end. */
  readonly spans: { readonly period: Span; readonly cumulative: Span };
  readonly entries: EntryCounts;
}

/** A place in words, the same for the same place in every edition. */
export const nameOf = ({ kpi, scope, period, cumulative, amount }: CellKey): string =>
  [kpi, scope, period, cumulative ? 'cumulative' : 'period', amount].join('|');
