import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { organisationOf } from '#libs/access';
import { authorise } from '../../../kernel/access/permission.js';
import { RecordedUploads, type RecordedUpload } from './recorded-uploads.js';
import { queryWith } from '../../../kernel/messages.js';

/** The files that one's own organisation handed in, newest first, as the log has them. */
export class GetRecordedUploads extends queryWith<readonly RecordedUpload[]>() {
  readonly ofPosting = true;
}

/** Answers GetRecordedUploads. */
@QueryHandler(GetRecordedUploads)
export class GetRecordedUploadsHandler implements IQueryHandler<GetRecordedUploads> {
  constructor(private readonly uploads: RecordedUploads) {}

  execute({ actor }: GetRecordedUploads): Promise<readonly RecordedUpload[]> {
    return this.uploads.of(organisationOf(authorise(actor, 'post')));
  }
}
