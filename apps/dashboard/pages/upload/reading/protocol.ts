import type {
  Area,
  Change,
  Format,
  FileInspection,
  KeyKind,
  Layout,
  OwnEntry,
  PlacedFault,
} from '#libs/tabular';

/** What is asked of the reader of a file; the file itself is given once, and stays there. */
export type ReaderRequest =
  | {
      readonly ask: 'inspect';
      readonly bytes: ArrayBuffer;
      readonly format: Format;
      readonly type: string;
      readonly sheet?: string;
    }
  | {
      readonly ask: 'read';
      readonly layout: Layout | undefined;
      /** The decimal sign of columns of a template, where a person settled it; a layout has its own. */
      readonly decimals: Readonly<Record<string, ',' | '.'>>;
      readonly source: string;
      readonly areas: readonly Area[];
      readonly key: { readonly kind: KeyKind; readonly secret: string } | undefined;
      /** Entries as they stand, of a file that says something of them. */
      readonly entries: readonly OwnEntry[] | undefined;
    }
  /** Places in the list of events as rows and columns of the file. */
  | { readonly ask: 'place'; readonly faults: readonly PlacedFault[] }
  /** Events that reinstate entries which rows of the file made before, by their places in the list. */
  | {
      readonly ask: 'reinstate';
      readonly items: readonly number[];
      readonly reason: string;
      readonly reasonText: string;
    }
  | { readonly ask: 'faultFile'; readonly faults: readonly PlacedFault[]; readonly language: 'nl' | 'en' };

/** Faults told one by one; the file of faults tells them all. */
export const SHOWN = 1_000;

export interface ReadFile {
  /** CloudEvents as JSON: all that is ever sent. */
  readonly body: string;
  readonly events: number;
  readonly faults: readonly PlacedFault[];
  readonly faultCount: number;
  readonly refusedRows: number;
  readonly notes: readonly PlacedFault[];
  /** Of a file of corrections: what its rows change, the first of them, and how many rows were read. */
  readonly changes?: { readonly list: readonly Change[]; readonly count: number; readonly rows: number };
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

export type ReaderAnswer<A extends ReaderRequest['ask']> = A extends 'inspect'
  ? FileInspection | { readonly fault: PlacedFault }
  : A extends 'read'
    ? ReadFile
    : A extends 'place'
      ? readonly PlacedFault[]
      : A extends 'reinstate'
        ? string
        : Uint8Array | undefined;

export type ReaderMessage =
  | { readonly id: number; readonly rows: number }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };
