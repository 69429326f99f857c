import type { Receipt } from '#libs/ingest';
import type { FaultJson } from '#libs/programme';

/** A receipt as JSON and GraphQL give it: positions are strings, they may pass 2^53. */
export interface ReceiptJson {
  readonly entryId: string;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly stream: string;
  readonly rev: number;
  readonly recordedAt: string;
  readonly digest: string;
  readonly duplicate: boolean;
  readonly warnings: readonly FaultJson[];
  readonly correctsEntryId?: string;
}

export const toReceiptJson = (receipt: Receipt): ReceiptJson => ({
  ...receipt,
  position: String(receipt.position),
});
