import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { WaitingClients } from '#libs/platform';
import type { Area } from '#libs/tabular';
import { authorise } from '../../kernel/access/permission.js';
import { GetRegister } from '../register/get-register.js';
import { GetOwnEntries } from './own-entries/get-own-entries.js';
import type { UploadJob } from './upload-job.js';
import { UploadJobs, type UploadRequest } from './upload-jobs.js';
import { commandWith } from '../../kernel/messages.js';

/** Take a file of events in. Answers as soon as it waits for its turn, or when it is stored or refused. */
export class PostUpload extends commandWith<
  UploadJob,
  { request: Omit<UploadRequest, 'actor' | 'areas' | 'entries'>; wait: boolean }
>() {}

/** Carries out PostUpload. */
@CommandHandler(PostUpload)
export class PostUploadHandler implements ICommandHandler<PostUpload> {
  constructor(
    private readonly jobs: UploadJobs,
    private readonly queries: QueryBus,
  ) {}

  async execute({ request, actor, wait }: PostUpload): Promise<UploadJob> {
    const poster = authorise(actor, 'post');
    const { file } = request;
    const waiting = new WaitingClients();
    if (wait) waiting.join();
    const { job, done } = this.jobs.start({
      ...request,
      actor: poster,
      ...(wait ? { isWanted: waiting.isWanted } : {}),
      areas: () => this.#areas(poster),
      entries: async () =>
        file.format === 'events'
          ? []
          : this.queries.execute(new GetOwnEntries({ type: file.type, actor: poster })),
    });
    if (wait) await done;
    return job;
  }

  /** Those of the register: people's lists call areas by name. */
  async #areas(actor: Actor): Promise<readonly Area[]> {
    const { neighbourhoods } = await this.queries.execute(new GetRegister({ actor }));
    return [...neighbourhoods.values()].map(({ neighbourhoodId: id, name }) => ({ id, name }));
  }
}
