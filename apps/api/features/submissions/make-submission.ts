import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import type { EventToPost } from '#libs/ingest';
import type { DataOf } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { AppError } from '../../kernel/errors/app-error.js';
import { GetSubmissions, type SubmissionView } from './get-submissions.js';
import { Recorder } from '../posting/recorder.js';
import { ASSESSING, type Assessment } from './assessments.js';
import { commandWith, type Repeatable } from '../../kernel/messages.js';

export type SubmissionRequest = Omit<DataOf<'SubmissionMade'>, 'occurredOn' | 'partnerId'>;

/** A partner hands in its period. */
export class MakeSubmission extends commandWith<
  SubmissionView,
  { submission: SubmissionRequest } & Repeatable
>() {}

/** Carries out MakeSubmission. */
@CommandHandler(MakeSubmission)
export class MakeSubmissionHandler implements ICommandHandler<MakeSubmission> {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
  ) {}

  async execute({ submission, actor, correlationId, key }: MakeSubmission): Promise<SubmissionView> {
    const authorised = authorise(actor, 'post');
    const event: EventToPost = { name: 'SubmissionMade', data: { ...submission } };
    await this.recorder.record([event], authorised, correlationId, key);
    return submissionOf(this.queries, authorised, authorised.partnerId ?? '', submission.period);
  }
}

/** A submission after an assessment, with the entry that this one was recorded as. */
export type AssessedSubmission = SubmissionView & { readonly entryId: string };

/** The programme office accepts what a partner handed in, or gives it back with a reason. */
export class AssessSubmission extends commandWith<
  AssessedSubmission,
  { partnerId: string; period: string; decision: Assessment; reason: string | undefined } & Repeatable
>() {}

/** Carries out AssessSubmission. */
@CommandHandler(AssessSubmission)
export class AssessSubmissionHandler implements ICommandHandler<AssessSubmission> {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
  ) {}

  async execute(command: AssessSubmission): Promise<AssessedSubmission> {
    const authorised = authorise(command.actor, 'office');
    const { partnerId, period, decision, reason, correlationId, key } = command;
    const name = ASSESSING.get(decision);
    if (name === undefined) throw new RangeError(`nobody decides ${decision}`);
    const data = { partnerId, period, ...(reason === undefined ? {} : { reason }) };
    const [recorded] = await this.recorder.record([{ name, data }], authorised, correlationId, key);
    const view = await submissionOf(this.queries, authorised, partnerId, period);
    return { ...view, entryId: recorded?.entryId ?? '' };
  }
}

/** One submission by partner and period. Throws NOT_FOUND, also for one that is not the asker's. */
export async function submissionOf(
  queries: QueryBus,
  actor: Actor,
  partnerId: string,
  period: string,
): Promise<SubmissionView> {
  // Not asked for by partner: one that nobody knows has no submission, which is told as one that is not there.
  const all = await queries.execute(new GetSubmissions({ filter: { period }, actor }));
  const found = all.find(({ submission }) => submission.partnerId === partnerId);
  if (found) return found;
  throw new AppError('NOT_FOUND', {
    nl: 'Deze inzending is niet bekend',
    en: 'This submission is not known',
  });
}
