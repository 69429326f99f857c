import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import {
  periodsAt,
  programmeRegisterAt,
  submissionsAt,
  type EffectiveEntries,
  type Submission,
} from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { dateOf, type SubmissionState } from '#libs/programme';
import { ReadModel } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { mustBePartner } from '../entries/filter-faults.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';

export interface SubmissionFilter {
  readonly period?: string;
  readonly partnerId?: string;
  readonly state?: SubmissionState;
}

/** A submission as people see it. */
export interface SubmissionView {
  /** `<period>.<partnerId>`: one submission per partner and period. */
  readonly id: string;
  readonly submission: Submission;
  readonly partnerName: string;
  /** `yyyy-mm-dd`; undefined when the period is not open any more to be due. */
  readonly dueOn: string | undefined;
  readonly onTime: boolean | undefined;
  readonly steps: readonly { readonly at: string; readonly step: Submission['steps'][number] }[];
  /** The position it is seen from. */
  readonly seenAt: number;
}

/** Submissions expected or made, by period, then by partner. A partner is held to its own, whatever is asked. */
export class GetSubmissions extends queryWith<
  readonly SubmissionView[],
  { filter: SubmissionFilter } & AsOfQuery
>() {}

/** Answers GetSubmissions. */
@QueryHandler(GetSubmissions)
export class GetSubmissionsHandler implements IQueryHandler<GetSubmissions> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ filter, actor, asOf, atLeast }: GetSubmissions): Promise<readonly SubmissionView[]> {
    const authorised = authorise(actor, 'submissions');
    const entries = await this.projection.entriesAt({ asOf, atLeast });
    mustBePartner(this.readModel.model, filter.partnerId);
    const { period, partnerId, state } = filter;
    return submissionsAt(entries)
      .filter(
        (one) =>
          maySeeEntry(authorised, one) &&
          (period === undefined || one.period === period) &&
          (partnerId === undefined || one.partnerId === partnerId) &&
          (state === undefined || one.state === state),
      )
      .map((one) => viewOf(entries, one));
  }
}

function viewOf(entries: EffectiveEntries, submission: Submission): SubmissionView {
  const { partnerId, period, firstMadeAt, steps } = submission;
  const due = periodsAt(entries).find((one) => one.period === period)?.dueOn;
  const onTime =
    due === undefined || firstMadeAt === undefined ? undefined : entries.recordedDay(firstMadeAt) <= due;
  return {
    id: `${period}.${partnerId}`,
    submission,
    partnerName: programmeRegisterAt(entries).partners.get(partnerId)?.name ?? partnerId,
    dueOn: due === undefined ? undefined : dateOf(due),
    onTime,
    steps: steps.map((step) => ({ at: toMoment(entries.store.moments.of(step.position) ?? 0), step })),
    seenAt: entries.position,
  };
}
