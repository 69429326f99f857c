import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AccessFilter, AccessPage, AccessRecord } from '#libs/access-record';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { readPage } from '../../kernel/graphql/page.js';
import { ACCESS_RECORD } from '../../kernel/tokens.js';
import { queryWith } from '../../kernel/messages.js';

/** A place in the record, which is a number. */
const placeIn = (after: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(after) ? Number(after) : undefined;

export interface AccessQuery extends AccessFilter {
  readonly first: number;
  /** Place of the last row of the page before, as text. */
  readonly after?: string | undefined;
}

/** A page of who read what on this replica, newest first. That it was read is recorded too. */
export class GetAccessRecord extends queryWith<AccessPage, { question: AccessQuery }>() {}

/** Answers GetAccessRecord. */
@QueryHandler(GetAccessRecord)
export class GetAccessRecordHandler implements IQueryHandler<GetAccessRecord> {
  constructor(
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    private readonly trail: Trail,
  ) {}

  async execute({ question, actor }: GetAccessRecord): Promise<AccessPage> {
    const authorised = authorise(actor, 'audit');
    const { kind, subject } = question;
    const { first, after } = readPage(question, placeIn);
    const page = this.record.read({ kind, subject }, first, after);
    this.trail.itself(authorised, 'accessRecord', question);
    return page;
  }
}
