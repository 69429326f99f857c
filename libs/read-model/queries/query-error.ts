import type { Fault } from '#libs/programme';

/** A question that cannot be answered as asked; says all that is wrong with it. */
export class QueryError extends Error {
  readonly code = 'BAD_QUERY';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message.en).join('; '));
  }
}
