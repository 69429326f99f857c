const text = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const position = {
  type: 'string',
  pattern: '^(0|[1-9][0-9]*)$',
  description: 'Kan boven 2^53 uitkomen / may pass 2^53',
};
const uuid = { type: 'string', format: 'uuid' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: object) => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

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
      message: ref('Label'),
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
      digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      duplicate: { type: 'boolean' },
      warnings: listOf(ref('Fault')),
      correctsEntryId: uuid,
    },
    ['correctsEntryId'],
  ),
  Rehearsed: object({
    dryRun: { const: true },
    entryId: uuid,
    duplicate: { type: 'boolean' },
    warnings: listOf(ref('Fault')),
  }),
  Entry: object({
    event: ref('CloudEvent'),
    ...recorded,
    partnerId: { type: ['string', 'null'] },
    status: { enum: ['EFFECTIVE', 'RETRACTED'] },
    corrected: { type: 'boolean' },
    late: listOf(
      object({ period: text, closed: { type: 'boolean' }, editionId: { type: ['string', 'null'] } }),
    ),
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
    label: ref('Label'),
    werklijn: { type: ['integer', 'null'] },
    postedBy: listOf(text),
    schemaVersion: { type: 'integer' },
    dataschema: text,
  }),
};
