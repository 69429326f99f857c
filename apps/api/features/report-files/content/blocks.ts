/**
 * What stands in a cell: a text, with what belongs to it in smaller letters; `absent` where there is no number and
 * the text says why.
 */
export interface TextCell {
  readonly text: string;
  readonly small?: string;
  readonly absent?: boolean;
}

export interface TableColumn {
  readonly header: string;
  readonly number?: boolean;
}

/** The first cell of a row is its header. */
export interface TableRow {
  readonly name: TextCell;
  readonly cells: readonly TextCell[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  /** Said by the heading above it already, so not to be read twice. */
  readonly captionHidden?: boolean;
  readonly look?: 'narrow' | 'wordy';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** In bold, before the text. */
  readonly lead?: string;
  readonly text: string;
  readonly small?: boolean;
  /** The heading of an area elsewhere in the report, by its scope: stands after the text. */
  readonly link?: { readonly scope: string; readonly name: string };
}

export interface ChangeItem {
  readonly name: string;
  readonly code: string;
  readonly text: string;
}

/** One of several lengths: `share` of the longest there can be, absent where there is no number. */
export interface BarItem {
  readonly name: string;
  readonly text: string;
  readonly share?: number;
}

/** A part of a report that is read, without how it looks: the page and the PDF are made of the same. */
export type Block =
  | Table
  | Paragraph
  | { readonly kind: 'changes'; readonly title?: string; readonly items: readonly ChangeItem[] }
  | { readonly kind: 'bars'; readonly title: string; readonly items: readonly BarItem[] }
  /** What the report is, by name; the last is a code to compare letter by letter. */
  | { readonly kind: 'pins'; readonly pins: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'area';
      readonly name: string;
      /** To be referred to by; absent where nothing refers to it. */
      readonly scope?: string;
      readonly blocks: readonly Block[];
    }
  /** In a partner's own words, which are Dutch in every language of the report. */
  | {
      readonly kind: 'narrative';
      readonly name: string;
      readonly state: string;
      readonly paragraphs: readonly string[];
    };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** That a report no longer holds, to be said before all else. */
export interface Notice {
  readonly lead: string;
  readonly text: string;
  readonly reason?: string;
}

export interface ReportContent {
  readonly programme: string;
  readonly title: string;
  readonly status: string;
  readonly span: string;
  readonly notice?: Notice;
  readonly sections: readonly Section[];
}
