import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CATALOGUE, findType, parseDay } from '#libs/programme';
import { reached, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, Server, type Json } from './support/server.js';
import { ARGUMENT_WORDS, OWN_ARGUMENTS } from '../../apps/api/edge/graphql/descriptions/argument-words.js';
import { FIELD_WORDS, OWN_WORDS } from '../../apps/api/edge/graphql/descriptions/field-words.js';
import { TYPE_WORDS, VALUE_WORDS } from '../../apps/api/edge/graphql/descriptions/type-words.js';
import { EXAMPLES } from '../../apps/api/features/graphiql/examples.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date', { type: 'string', validate: (text: string) => parseDay(text) !== undefined });
ajv.addFormat('date-time', true);
ajv.addFormat('uuid', true);

describe('schemas', () => {
  it('are listed, and each can be had by its type, with labels', async () => {
    const { body: list } = await server.fetch('/v1/schemas');
    expect(list.map((item: Json) => item.type)).toEqual(CATALOGUE.map(({ type }) => type));
    for (const { dataschema } of list) {
      const { status, body, headers } = await server.fetch(dataschema);
      expect([status, body.$id]).toEqual([200, dataschema]);
      expect(headers.get('content-type')).toContain('application/schema+json');
      expect(() => ajv.compile({ ...body, $id: `test:${dataschema}` })).not.toThrow();
    }
    const { body } = await server.fetch(`/v1/schemas/${findType(list[9].type)?.type ?? ''}`);
    expect(body.properties.occurredOn['x-label']).toEqual({
      nl: 'Datum van de gebeurtenis',
      en: 'Date it happened',
    });
  });

  it('say of data what the server says', async () => {
    const event = reached('schema');
    const { body } = await server.fetch(`/v1/schemas/${String(event['type'])}`);
    const validate = ajv.compile({ ...body, $id: 'test:reached' });
    expect(validate(event.data)).toBe(true);
    expect(validate({ ...event.data, channel: 'PIGEON' })).toBe(false);
    expect(body.properties.channel['x-codes'].PHONE.nl).toBe('Telefoon');
  });

  it('404 for a type that is not there', async () => {
    expect((await server.fetch('/v1/schemas/nl.niets.v1')).status).toBe(404);
  });
});

describe('openapi.json', () => {
  it('is 3.1, open to all origins, with contact, and every reference leads somewhere', async () => {
    const { body, headers } = await server.fetch('/v1/openapi.json');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body.openapi).toMatch(/^3\.1/);
    expect(body.info.contact.name).toBeTruthy();
    const refs = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(refs.length).toBeGreaterThan(50);
    for (const name of refs) expect(body.components.schemas).toHaveProperty(name);
    const events = new Set(CATALOGUE.map(({ name }) => `${name}Data`));
    expect(Object.keys(body.components.schemas).filter((name) => events.has(name))).toHaveLength(
      CATALOGUE.length,
    );
  });

  it('describes the answers as they are', async () => {
    const { body } = await server.fetch('/v1/openapi.json');
    const check = (name: string, value: unknown) => {
      const validate = ajv.compile({ $ref: `#/components/schemas/${name}`, components: body.components });
      expect([validate(value), validate.errors]).toEqual([true, null]);
    };
    const posted = await server.post(reached('described'), PARTNER);
    check('Receipt', posted.body);
    check('Entry', (await server.fetch(`/v1/gebeurtenissen/${posted.body.entryId}`, PARTNER)).body);
    check('Problem', (await server.post(reached('bad', { channel: 'X' }), PARTNER)).body);
    check('EventTypeSummary', (await server.fetch('/v1/schemas')).body[0]);
    check('AnyEvent', reached('x'));
  });
});

describe('health', () => {
  it('is live and ready, and says how far the projection is', async () => {
    expect((await server.fetch('/health/live')).body).toEqual({ status: 'live' });
    const { status, body } = await server.fetch('/health/ready');
    expect([status, body.projection.state]).toEqual([200, 'live']);
    expect(body.projection.position).toMatch(/^\d+$/);
  });
});

describe('the GraphQL schema', () => {
  interface Described {
    readonly name: string;
    readonly description: string | null;
    readonly args?: readonly Described[];
  }
  interface Type extends Described {
    readonly fields: readonly Described[] | null;
    readonly inputFields: readonly Described[] | null;
    readonly enumValues: readonly Described[] | null;
  }
  const all = async (): Promise<ReadonlyMap<string, string | null>> => {
    const args = 'args { name description }';
    const { __schema: schema } = await server.ask(
      `{ __schema { types { name description inputFields { name description } enumValues { name description }
           fields { name description ${args} } } } }`,
      OFFICE,
    );
    const types = (schema.types as readonly Type[]).filter(({ name }) => !name.startsWith('__'));
    return new Map(
      types.flatMap(({ name: type, description, fields, inputFields, enumValues }) => [
        [type, description] as const,
        ...[fields, inputFields, enumValues]
          .flatMap((members) => members ?? [])
          .flatMap((member) => [
            [`${type}.${member.name}`, member.description] as const,
            ...(member.args ?? []).map(
              (arg) => [`${type}.${member.name}(${arg.name})`, arg.description] as const,
            ),
          ]),
      ]),
    );
  };

  // Seen to fail: with FIELD_WORDS.authority taken out.
  it('says in both languages what every type, field, argument and value is', async () => {
    const said = await all();
    expect(said.size).toBeGreaterThan(1_500);
    const scalars = ['Boolean', 'Float', 'ID', 'Int', 'String'];
    const silent = [...said].filter(([name, words]) => !words?.trim() && !scalars.includes(name));
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('has no words for what is not there', async () => {
    const said = new Set((await all()).values());
    const named = [FIELD_WORDS, OWN_WORDS, ARGUMENT_WORDS, OWN_ARGUMENTS, TYPE_WORDS, VALUE_WORDS];
    const idle = named.flatMap((words) => Object.entries(words)).filter(([, words]) => !said.has(words));
    expect(idle.map(([name]) => name)).toEqual([]);
  });
});

describe('the query page', () => {
  it('needs nothing from outside', async () => {
    const { status, body, headers } = await server.fetch('/graphiql');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it.each(EXAMPLES.filter(({ query }) => !query.startsWith('subscription')))(
    'its example works: $name',
    async ({ query, token, variables }) => {
      const { errors } = await server.query(query, token, variables);
      // The mutation names a source and area of the demo programme.
      const faults = errors?.flatMap((error) => error.extensions.faults ?? [error]) ?? [];
      expect(
        faults.filter(
          ({ rule }) => !['SOURCE_NOT_YOURS', 'UNREGISTERED_NEIGHBOURHOOD', 'SOURCE_NOT_URN'].includes(rule),
        ),
      ).toEqual([]);
    },
  );

  it('is there in demo mode only, as the fixed tokens are', async () => {
    expect((await server.query('{ me { role } }', OFFICE)).data.me.role).toBe('programme-office');
  });
});
