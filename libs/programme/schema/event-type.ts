import {
  code,
  date,
  id,
  integer,
  list,
  optional,
  pattern,
  type Field,
  type Fields,
  type FieldSpec,
} from './field.js';
import type { Poster } from '../posters.js';
import { objectSchema, type JsonSchema } from './json-schema.js';

export type Werklijn = 1 | 2 | 3 | 4;

export interface Label {
  readonly nl: string;
  readonly en: string;
}

/** A registered programme area, e.g. `utrecht-overvecht`. */
export const NEIGHBOURHOOD_ID = '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$';
/** An entry of the log. */
export const ENTRY_ID = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
/** A partner of the programme, e.g. `gemeente-duindorp`. */
export const PARTNER_ID = NEIGHBOURHOOD_ID;

const EVIDENCE = ['REGISTRATION', 'PARTNER_STATEMENT', 'INSPECTION', 'ESTIMATE'] as const;

/** EVENTS.md, "Common fields of data for everything that happens somewhere". */
export const SOMEWHERE = {
  occurredOn: date({ past: true }),
  neighbourhoodId: pattern(NEIGHBOURHOOD_ID, 'utrecht-overvecht'),
  areaCode: optional(pattern('^(WK\\d{4}[0-9A-Z]{2}|BU\\d{4}[0-9A-Z]{4})$', 'BU0344AA01')),
  areaEdition: optional(integer(2020, 2100)),
  interventionId: optional(id('intervention', 'partner')),
  linkageIds: optional(list(id('linkage', 'partner'), 0, 20)),
  evidence: code('evidence', EVIDENCE),
};

/** What has a life cycle, with the fields that say which one it is. */
export const LIFE_CYCLES = {
  partner: ['partnerId'],
  neighbourhood: ['neighbourhoodId'],
  intervention: ['interventionId'],
  linkage: ['linkageId'],
  obstacle: ['obstacleId'],
  'experiment-room': ['requestId'],
  target: ['kpi', 'scope', 'period', 'byDate'],
  'kpi-definition': ['code'],
  'protection-rules': ['method'],
  'reporting-period': ['period'],
  submission: ['partnerId', 'period'],
  /** All questions between the office and a partner about a period, with their answers. */
  conversation: ['partnerId', 'period'],
  /** All editions of a period share a stream: one of them is in force at a time. */
  edition: ['period'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LifeCycleSubject = keyof typeof LIFE_CYCLES;

/**
 * What decides the stream an event is stored in: its own entry, the entry it corrects, or something with a life
 * cycle.
 */
type Consistency =
  | { readonly of: 'entry' }
  | { readonly of: 'corrected-entry' }
  | { readonly of: 'life-cycle'; readonly subject: LifeCycleSubject };

export interface EventType<
  Name extends string = string,
  F extends Fields = Fields,
  C extends string = string,
> {
  readonly name: Name;
  readonly domain: string;
  /** CloudEvents type, `nl.energiekewijken.<domain>.<event-in-kebab-case>.v1`. */
  readonly type: string;
  readonly werklijn: Werklijn | undefined;
  readonly label: Label;
  readonly fields: F;
  /** Paths of the fields the read model keeps as columns, in this order; see `columnsOf`. */
  readonly facts: readonly C[];
  readonly postedBy: readonly Poster[];
  readonly consistency: Consistency;
  /** What the read model keeps of an entry: its columns, or all it says (of what is few, and read as it is). */
  readonly keeps: 'columns' | 'whole';
  /** Version of the stored data; raised together with an upcaster (upcasters.ts). */
  readonly schemaVersion: number;
}

/** What the event types of a subject have in common; what is left out is as most have it. */
interface SubjectOptions<S extends Fields, K extends string> {
  readonly domain: string;
  readonly werklijn?: Werklijn;
  /** Fields and columns of each of them, before its own. */
  readonly fields?: S;
  readonly facts?: readonly K[];
  /** Otherwise by partner and office. */
  readonly postedBy?: readonly Poster[];
  /** Otherwise each entry has a stream of its own. */
  readonly consistency?: Consistency;
  /** Otherwise its columns. */
  readonly keeps?: 'whole';
  /** Otherwise 1. */
  readonly schemaVersion?: number;
}

const kebab = (name: string) => name.replace(/(?<!^)[A-Z]/g, (c) => `-${c}`).toLowerCase();

/**
 * Makes what describes the event types of a subject, each by its name, label, fields and columns, and its schema
 * version when that is another. Name, fields and columns are kept in the type, so that the catalogue can type every
 * event.
 */
export const eventTypesOf =
  <S extends Fields = Record<never, never>, const K extends string = never>(subject: SubjectOptions<S, K>) =>
  <const Name extends string, F extends Fields, const C extends string = never>(
    name: Name,
    label: Label,
    fields: F,
    facts: readonly C[] = [],
    schemaVersion = subject.schemaVersion ?? 1,
  ): EventType<Name, S & F, K | C> => ({
    name,
    domain: subject.domain,
    type: `nl.energiekewijken.${subject.domain}.${kebab(name)}.v1`,
    werklijn: subject.werklijn,
    label,
    fields: { ...(subject.fields as S), ...fields },
    facts: [...(subject.facts ?? []), ...facts],
    postedBy: subject.postedBy ?? ['partner', 'programme-office'],
    consistency: subject.consistency ?? { of: 'entry' },
    keeps: subject.keeps ?? 'columns',
    schemaVersion,
  });

/** The published JSON Schema of a type's data (`dataschema` of its CloudEvents). */
export function dataSchema(type: EventType): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `/v1/schemas/${type.type}`,
    title: type.label.en,
    description: type.label.nl,
    ...objectSchema(type.fields),
  };
}

interface Column<C extends string> {
  /** Path in the data, e.g. `saving.gasM3`. */
  readonly path: C;
  readonly spec: FieldSpec;
}

/**
 * The columns the read model keeps of a type, with the description of each field; `keys.0` is the first of a list.
 */
export function columnsOf<C extends string>(type: EventType<string, Fields, C>): readonly Column<C>[] {
  return type.facts.map((path) => {
    let fields: Fields = type.fields;
    let found: Field | undefined;
    for (const step of path.split('.')) {
      found = found?.spec.kind === 'list' ? { spec: found.spec.item, optional: false } : fields[step];
      if (found?.spec.kind === 'object') fields = found.spec.fields;
    }
    if (!found) throw new Error(`${type.name} has no field ${path}`);
    return { path, spec: found.spec };
  });
}
