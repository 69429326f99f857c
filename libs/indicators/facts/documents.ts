import { typeNamed, type DataOf, type EventData, type EventName } from '#libs/programme';
import type { GrowingTexts } from './transfer.js';

/** A version of a register entry (partner, neighbourhood, target, definition …), kept whole. */
export interface Document {
  readonly entryId: string;
  readonly entryPosition: number;
  readonly from: number;
  to: number;
  readonly name: EventName;
  /** Who posted it; undefined for the programme office. */
  readonly partnerId: string | undefined;
  readonly data: EventData;
}

/** A document of one of some types; its `name` says of which type its data are. */
export type DocumentOf<N extends EventName> = {
  readonly [K in N]: Omit<Document, 'name' | 'data'> & { readonly name: K; readonly data: DataOf<K> };
}[N];

/** Whether entries of a type are kept whole: the programme's register, and what is said of reporting. */
export const isKeptWhole = (typeName: string): boolean => typeNamed(typeName).keeps === 'whole';

/** The version of an entry that counts stops to at a position. */
export function closeDocument(documents: readonly Document[], entryPosition: number, position: number): void {
  const open = documents.find((one) => one.entryPosition === entryPosition && one.to === Infinity);
  if (open) open.to = position;
}

/** As if it had not. */
export function openDocument(documents: readonly Document[], entryPosition: number, position: number): void {
  const closed = documents.find((one) => one.entryPosition === entryPosition && one.to === position);
  if (closed) closed.to = Infinity;
}

/** What documents say, as texts. What is brought in comes into `read`: the rest of a document stands in its row. */
export class DocumentTexts implements GrowingTexts {
  readonly read: EventData[] = [];

  constructor(private readonly documents: readonly Document[]) {}

  textsFrom(index: number): readonly string[] {
    return this.documents.slice(index).map(({ data }) => JSON.stringify(data));
  }

  appendTexts(texts: readonly string[]): void {
    for (const text of texts) this.read.push(JSON.parse(text) as EventData);
  }
}
