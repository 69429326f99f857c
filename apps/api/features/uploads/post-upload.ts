import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { authorise } from '../../kernel/access/permission.js';
import type { UploadJob } from './upload-job.js';
import { UploadJobs, type UploadRequest } from './upload-jobs.js';

/** Take a file of events in. Answers as soon as it waits for its turn, or when it is stored or refused. */
export class PostUpload extends Command<UploadJob> {
  constructor(
    readonly request: Omit<UploadRequest, 'actor'>,
    readonly actor: Actor | undefined,
    readonly wait: boolean,
  ) {
    super();
  }
}

@CommandHandler(PostUpload)
export class PostUploadHandler implements ICommandHandler<PostUpload> {
  constructor(private readonly jobs: UploadJobs) {}

  async execute({ request, actor, wait }: PostUpload): Promise<UploadJob> {
    const { job, done } = this.jobs.start({ ...request, actor: authorise(actor, 'post') });
    if (wait) await done;
    return job;
  }
}
