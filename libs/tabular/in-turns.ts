import { nextTurn } from '#libs/spreadsheet';

/** Things done between two turns of others: some milliseconds of each that is done here. */
const AT_ONCE = 500;

/** Calls back for each of many, giving others their turn now and then; costs a short list nothing. */
export async function eachInTurns<T>(
  items: readonly T[],
  visit: (item: T, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await nextTurn();
    visit(item, index);
  }
}
