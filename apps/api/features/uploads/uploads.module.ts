import { Module } from '@nestjs/common';
import { GetReceiptsHandler } from './get-receipts.js';
import { GetUploadHandler } from './get-upload.js';
import { PostUploadHandler } from './post-upload.js';
import { GetOwnChoicesHandler } from './own-entries/get-own-choices.js';
import { GetOwnEntriesHandler } from './own-entries/get-own-entries.js';
import { OpenThings } from './own-entries/open-things.js';
import { OwnEntriesController } from './own-entries/own-entries.controller.js';
import { OwnEntryReader } from './own-entries/own-entry-reader.js';
import { FileForetelling } from './foretold/file-foretelling.js';
import { ReadingThread } from './reading/reading-thread.js';
import { GetRecordedUploadsHandler } from './recorded/get-recorded-uploads.js';
import { GetUploadEntriesHandler } from './recorded/get-upload-entries.js';
import { RecordedUploadsController } from './recorded/recorded-uploads.controller.js';
import { RecordedUploads } from './recorded/recorded-uploads.js';
import { TemplatesController } from './templates.controller.js';
import { UploadJobs } from './upload-jobs.js';
import { UploadsController } from './uploads.controller.js';

@Module({
  controllers: [RecordedUploadsController, UploadsController, TemplatesController, OwnEntriesController],
  providers: [
    ReadingThread,
    FileForetelling,
    UploadJobs,
    RecordedUploads,
    OwnEntryReader,
    OpenThings,
    PostUploadHandler,
    GetUploadHandler,
    GetReceiptsHandler,
    GetRecordedUploadsHandler,
    GetUploadEntriesHandler,
    GetOwnEntriesHandler,
    GetOwnChoicesHandler,
  ],
})
export class UploadsModule {}
