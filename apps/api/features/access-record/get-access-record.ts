import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AccessFilter, AccessPage, AccessRecord } from '#libs/access-record';
import { fault, type Fault } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { ACCESS_RECORD } from '../../kernel/tokens.js';
import { queryWith } from '../../kernel/messages.js';

const MAX_PAGE = 100;

export interface AccessQuery extends AccessFilter {
  readonly first: number;
  /** Place of the last row of the page before, as text. */
  readonly after?: string | undefined;
}

/** A page of who read what on this replica, newest first. That it was read is recorded too. */
export class GetAccessRecord extends queryWith<AccessPage, { asked: AccessQuery }>() {}

@QueryHandler(GetAccessRecord)
export class GetAccessRecordHandler implements IQueryHandler<GetAccessRecord> {
  constructor(
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    private readonly trail: Trail,
  ) {}

  async execute({ asked, actor }: GetAccessRecord): Promise<AccessPage> {
    const authorised = authorise(actor, 'audit');
    const { first, after, kind, subject } = asked;
    const faults: Fault[] = [];
    if (first < 1 || first > MAX_PAGE) faults.push(fault('PAGE_SIZE', '/first', { max: MAX_PAGE }, first));
    if (after !== undefined && !/^[1-9]\d{0,14}$/.test(after))
      faults.push(fault('BAD_CURSOR', '/after', {}, after));
    if (faults.length > 0) throw badInput(faults);
    const page = this.record.read({ kind, subject }, first, after === undefined ? undefined : Number(after));
    this.trail.itself(authorised, 'accessRecord', asked);
    return page;
  }
}
