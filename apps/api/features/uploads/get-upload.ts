import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AppError } from '../../kernel/errors/app-error.js';
import { authorise } from '../../kernel/access/permission.js';
import type { UploadJob } from './upload-job.js';
import { UploadJobs } from './upload-jobs.js';
import { queryWith } from '../../kernel/messages.js';

/** What became of an upload of one's own. */
export class GetUpload extends queryWith<UploadJob, { id: string }>() {
  readonly ofPosting = true;
}

/** Answers GetUpload. */
@QueryHandler(GetUpload)
export class GetUploadHandler implements IQueryHandler<GetUpload> {
  constructor(private readonly jobs: UploadJobs) {}

  async execute({ id, actor }: GetUpload): Promise<UploadJob> {
    const job = this.jobs.find(id, authorise(actor, 'post'));
    if (!job)
      throw new AppError('NOT_FOUND', {
        nl: 'Deze aanlevering is hier niet (meer) bekend. Lever het bestand gerust nog eens aan: er komt niets dubbel',
        en: 'This upload is not known here (any more). Feel free to send the file again: nothing is stored twice',
      });
    return job;
  }
}
