import {
  digest,
  flag,
  label,
  listOf,
  moment,
  object,
  largePosition as position,
  ref,
  text,
  uuid,
  werklijn,
} from '../../kernel/http/openapi-parts.js';

const recorded = { entryId: uuid, position, recordedAt: moment };

/** The shapes that do not depend on the catalogue of event types. */
export const COMPONENTS = {
  Label: object({ nl: text, en: text }),
  CloudEvent: object(
    {
      specversion: { const: '1.0' },
      id: { type: 'string', minLength: 1, maxLength: 300 },
      source: {
        type: 'string',
        pattern: '^urn:',
        examples: ['urn:nld:oin:00000099000000001000:systeem:wijkapp'],
      },
      type: text,
      time: moment,
      subject: text,
      datacontenttype: text,
      dataschema: text,
      data: { type: 'object' },
    },
    ['time', 'subject', 'datacontenttype', 'dataschema'],
  ),
  Fault: object(
    {
      place: {
        type: 'string',
        description: 'JSON pointer (RFC 6901) in wat is gestuurd',
        examples: ['/3/data/channel'],
      },
      rule: text,
      severity: { enum: ['refuse', 'conflict', 'forbidden', 'warn'] },
      value: {},
      message: label,
    },
    ['value'],
  ),
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: text,
      code: text,
      faults: listOf(ref('Fault')),
    },
    ['faults'],
  ),
  Receipt: object(
    {
      ...recorded,
      source: text,
      id: text,
      type: text,
      stream: text,
      rev: { type: 'integer', minimum: 0 },
      digest,
      duplicate: flag,
      warnings: listOf(ref('Fault')),
      correctsEntryId: uuid,
    },
    ['correctsEntryId'],
  ),
  Rehearsed: object({
    dryRun: { const: true },
    entryId: uuid,
    duplicate: flag,
    warnings: listOf(ref('Fault')),
  }),
  Entry: object({
    event: ref('CloudEvent'),
    ...recorded,
    partnerId: { type: ['string', 'null'] },
    status: { enum: ['EFFECTIVE', 'RETRACTED'] },
    corrected: flag,
    late: listOf(object({ period: text, closed: flag, editionId: { type: ['string', 'null'] } })),
    history: listOf(
      object({
        event: ref('CloudEvent'),
        ...recorded,
        actor: object({ role: text }),
        digest: text,
        warnings: listOf(ref('Fault')),
      }),
    ),
  }),
  EventTypeSummary: object({
    type: text,
    name: text,
    label,
    werklijn,
    postedBy: listOf(text),
    schemaVersion: { type: 'integer' },
    dataschema: text,
  }),
};
