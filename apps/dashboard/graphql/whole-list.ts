/** Rows that one file holds at most; each page of them is a question to the server. */
const MOST = 10_000;

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  /** Of the next page; absent on the last. */
  readonly after: string | undefined;
}

/** Where the page after this one begins; undefined on the last. */
export const nextOf = ({
  hasNextPage,
  endCursor,
}: {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}): string | undefined => (hasNextPage ? (endCursor ?? undefined) : undefined);

/** More rows than one file holds: what is asked for must be narrowed, and is never cut off in silence. */
export class TooManyRows extends Error {
  constructor(readonly most = MOST) {
    super(`more than ${most} rows`);
  }
}

/** All rows of a list that is shown a page at a time. Rejects with TooManyRows, and with what `ask` rejects with. */
export async function wholeList<Row>(
  ask: (after: string | undefined) => Promise<PageOf<Row>>,
  most = MOST,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let after: string | undefined; ;) {
    const page = await ask(after);
    all.push(...page.rows);
    if (all.length > most) throw new TooManyRows(most);
    if (page.after === undefined) return all;
    after = page.after;
  }
}
