import { Module } from '@nestjs/common';
import { GetReceiptsHandler } from './get-receipts.js';
import { GetUploadHandler } from './get-upload.js';
import { PostUploadHandler } from './post-upload.js';
import { ReadingThread } from './reading/reading-thread.js';
import { TemplatesController } from './templates.controller.js';
import { UploadJobs } from './upload-jobs.js';
import { UploadsController } from './uploads.controller.js';

@Module({
  controllers: [UploadsController, TemplatesController],
  providers: [ReadingThread, UploadJobs, PostUploadHandler, GetUploadHandler, GetReceiptsHandler],
})
export class UploadsModule {}
