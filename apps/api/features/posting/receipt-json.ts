import type { Receipt } from '#libs/ingest';

/** A receipt as JSON and GraphQL give it: positions are strings, they may pass 2^53. */
export type ReceiptJson = Omit<Receipt, 'position'> & { readonly position: string };

export const toReceiptJson = (receipt: Receipt): ReceiptJson => ({
  ...receipt,
  position: String(receipt.position),
});
