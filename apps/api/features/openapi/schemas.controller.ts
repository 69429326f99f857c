import { Controller, Get, Header, Param } from '@nestjs/common';
import { CATALOGUE, findType } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import { Needs } from '../../kernel/access/permission.js';
import { SUBMISSION_DUE, SUBMISSION_DUE_SCHEMA } from '../reminders/reminder-schema.js';
import { labelledSchema } from './labelled-schema.js';
import { openApi } from './openapi.js';

/** What a sender's software needs to know, open to all: the `dataschema` of a CloudEvent is a link that must work. */
@Controller('v1')
export class SchemasController {
  @Get('schemas')
  @Needs('public')
  list() {
    return CATALOGUE.map(({ type, name, label, werklijn, postedBy, schemaVersion }) => ({
      type,
      name,
      label,
      werklijn: werklijn ?? null,
      postedBy,
      schemaVersion,
      dataschema: `/v1/schemas/${type}`,
    }));
  }

  @Get('schemas/:type')
  @Needs('public')
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  schema(@Param('type') name: string) {
    if (name === SUBMISSION_DUE) return SUBMISSION_DUE_SCHEMA;
    const type = findType(name) ?? CATALOGUE.find((candidate) => candidate.name === name);
    if (!type)
      throw new AppError('NOT_FOUND', { nl: 'Dit type is niet bekend', en: 'This type is not known' });
    return labelledSchema(type);
  }

  @Get('openapi.json')
  @Needs('public')
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Content-Type', 'application/json; charset=utf-8')
  openApi() {
    return openApi();
  }
}
