import type { Area, Format, OwnEntry, PlacedFault, ReadTable } from '#libs/tabular';
import type { Language } from '../../../kernel/language.js';

/** A file as a thread is given it. */
export interface GivenFile {
  /** The CloudEvents type. */
  readonly type: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly sheet: string | undefined;
}

/** What is asked of the thread, one thing at a time; it keeps nothing of a file. */
export type Ask =
  | {
      readonly ask: 'read';
      readonly file: GivenFile;
      readonly source: string;
      readonly areas: readonly Area[];
      readonly entries: readonly OwnEntry[] | undefined;
    }
  | {
      readonly ask: 'faultFiles';
      readonly file: GivenFile;
      readonly faults: readonly PlacedFault[];
      readonly language: Language;
    };

/** The file again with its faults: the refused rows, and all of them; neither when its rows cannot be told apart. */
export interface FaultFiles {
  readonly refused?: Uint8Array;
  readonly all?: Uint8Array;
}

/**
 * Events come in pieces, so that taking them in keeps nobody waiting; the rest of what was read comes after the
 * last of them.
 */
export type ReadingMessage =
  | { readonly rows: number }
  | { readonly items: ReadTable['items'] }
  | { readonly read: Omit<ReadTable, 'items'> }
  | { readonly files: FaultFiles }
  | { readonly failed: string };
