import { QueryBus } from '@nestjs/cqrs';
import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '#libs/access';
import { toMoment } from '#libs/platform';
import { CurrentActor } from '../../../kernel/access/current-actor.js';
import { Needs } from '../../../kernel/access/permission.js';
import { GetRecordedUploads } from './get-recorded-uploads.js';
import { GetUploadEntries } from './get-upload-entries.js';
import type { RecordedUpload } from './recorded-uploads.js';

/** Files told of in one answer; the newest are those that somebody is looking for. */
const NEWEST = 100;

const toUploadJson = ({ id, recordedAt, types, positions }: RecordedUpload) => ({
  id,
  recordedAt: toMoment(recordedAt),
  types: [...types],
  entries: positions.length,
  first: String(positions[0]),
  last: String(positions.at(-1)),
});

/**
 * The files that are in the log, for as long as the log is there; what became of one just sent is told by
 * UploadsController.
 */
@Controller('v1/aanleveringen')
export class RecordedUploadsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('post')
  async list(@CurrentActor() actor: Actor | undefined) {
    const all = await this.queries.execute(new GetRecordedUploads({ actor }));
    return { total: all.length, uploads: all.slice(0, NEWEST).map(toUploadJson) };
  }

  @Get(':id/gebeurtenissen')
  @Needs('post')
  async entries(@Param('id') id: string, @CurrentActor() actor: Actor | undefined) {
    const { upload, entries } = await this.queries.execute(new GetUploadEntries({ id, actor }));
    const retracted = entries.filter(({ status }) => status === 'RETRACTED').length;
    return { ...toUploadJson(upload), retracted, list: entries };
  }
}
