import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import { findingsAt, type FindingAt, type FindingKind, type FindingStatus } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { Figures, positionOf, ReadModel, resolveReferenceDay, type AsOfInput } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { CLOCK } from '../../kernel/tokens.js';
import { isAfter, placeIn } from './finding-cursor.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';
import { readPage, type PageArgs } from '../../kernel/graphql/page.js';

export interface FindingFilter {
  readonly partnerId?: string;
  readonly kind?: FindingKind;
  readonly status?: FindingStatus;
}

export interface FindingsQuery extends FindingFilter {
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
}

export interface FindingsFound {
  readonly findings: readonly FindingAt[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Position and reference day they are seen from. */
  readonly position: number;
  readonly referenceDay: number;
}

/** A page of the findings across entries as of a position. A partner is held to its own, whatever is asked. */
export class GetFindings extends queryWith<
  FindingsFound,
  { question: FindingsQuery; page: PageArgs } & AtLeast
>() {}

/** Answers GetFindings. */
@QueryHandler(GetFindings)
export class GetFindingsHandler implements IQueryHandler<GetFindings> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ question, page, actor, atLeast }: GetFindings): Promise<FindingsFound> {
    const authorised = authorise(actor, 'entries');
    await this.projection.ready(atLeast);
    const { after, first } = readPage(page, placeIn);
    const { model } = this.readModel;
    const position = positionOf(model, question.asOf);
    const referenceDay = resolveReferenceDay(model, question.asOf, question.referenceDate, this.clock.now());
    const matches = findingsAt(this.figures.at(position), referenceDay).filter(
      (finding) => maySeeEntry(authorised, finding) && meets(finding, question),
    );
    const rest = after === undefined ? matches : matches.filter((finding) => isAfter(finding, after));
    return {
      findings: rest.slice(0, first),
      total: matches.length,
      hasNextPage: rest.length > first,
      hasPreviousPage: after !== undefined,
      position,
      referenceDay,
    };
  }
}

const meets = (finding: FindingAt, { partnerId, kind, status }: FindingFilter): boolean =>
  (partnerId === undefined || finding.partnerId === partnerId) &&
  (kind === undefined || finding.kind === kind) &&
  (status === undefined || finding.status === status);
