import { MEDIA_TYPES } from '#libs/ingest';
import { CATALOGUE, fault, findType, nearTypes, orNear, type EventType, type Fault } from '#libs/programme';
import { MEDIA_TYPE, type Format, type ImportOutcome, type RowsOfFaultFile } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';

type Query = Readonly<Record<string, unknown>>;

const bad = (nl: string, en: string, found: Fault): AppError =>
  new AppError('BAD_USER_INPUT', { nl, en }, [found]);

/** What is wrong with a parameter that is not the one text it should be. */
const notOne = (name: string, value: unknown): Fault =>
  Array.isArray(value) ? fault('GIVEN_TWICE', [name]) : fault('REQUIRED', [name], { name });

const notOneOf = (name: string, value: unknown, allowed: string): Fault =>
  Array.isArray(value) ? fault('GIVEN_TWICE', [name]) : fault('UNKNOWN_CODE', [name], { allowed }, value);

/** The event type by its name (`HouseholdReached`) or its full type. Throws 400 when there is none. */
export function typeOf(name: unknown): EventType {
  const type = typeof name === 'string' ? typeCalled(name) : undefined;
  if (!type)
    throw bad(
      'Noem met soort de soort gebeurtenis, zoals soort=HouseholdReached; zie /v1/schemas',
      'Name the type of event with soort, such as soort=HouseholdReached; see /v1/schemas',
      typeof name === 'string' && name !== ''
        ? fault('UNKNOWN_EVENT_TYPE', ['soort'], { near: orNear(nearTypes(name)) }, name)
        : notOne('soort', name),
    );
  return type;
}

/** The event type with a name or a full type; undefined when there is none. */
export const typeCalled = (name: string): EventType | undefined =>
  findType(name) ?? CATALOGUE.find((candidate) => candidate.name === name);

/** Throws 400 on anything but true or false: a trial that is taken for real cannot be undone. */
export function dryRunOf({ proef }: Query): boolean {
  if (proef === undefined || proef === 'false') return false;
  if (proef === 'true' || proef === '') return true;
  throw bad('proef is true of false', 'proef is true or false', notOneOf('proef', proef, 'true, false'));
}

/** A parameter that may be left out, and is one text. Throws 400 on anything else. */
function textIn(query: Query, name: string, nl: string, en: string): string | undefined {
  const value = query[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw bad(`${name} is één ${nl}`, `${name} is one ${en}`, notOne(name, value));
}

/** The source system that is meant, as a URN. */
export const sourceOf = (query: Query): string | undefined => textIn(query, 'bron', 'URN', 'URN');

/** Which sheet of a spreadsheet is meant. */
export const sheetOf = (query: Query): string | undefined => textIn(query, 'blad', 'naam', 'name');

const OF_SOURCE: readonly string[] = ['SOURCE_NOT_URN', 'SOURCE_NOT_YOURS'];

/** What is said of the source once for the whole file is placed where its sender wrote the source. */
export const sourceAtParameter = (outcome: ImportOutcome): ImportOutcome =>
  outcome.accepted
    ? outcome
    : {
        ...outcome,
        faults: outcome.faults.map((each) =>
          OF_SOURCE.includes(each.rule) ? { ...each, place: ['bron'] } : each,
        ),
      };

/** Which rows of a file of faults are asked. Throws 400 on another word. */
export function rowsOf({ rijen }: Query): RowsOfFaultFile {
  if (rijen === undefined || rijen === 'fout') return 'refused';
  if (rijen === 'alle') return 'all';
  throw bad('rijen is fout of alle', 'rijen is fout or alle', notOneOf('rijen', rijen, 'fout, alle'));
}

/** Events that software made of a file. */
export const EVENTS = MEDIA_TYPES.batch;

/** By the media type of the body; throws 415 on another. */
export function formatOf(contentType: string | undefined): Format | 'events' {
  const name = (contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (name === EVENTS) return 'events';
  const format = (Object.keys(MEDIA_TYPE) as Format[]).find((candidate) => MEDIA_TYPE[candidate] === name);
  if (format === undefined) {
    const read = [...Object.values(MEDIA_TYPE), EVENTS].join(', ');
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', {
      nl: `Stuur het bestand als een van: ${read}`,
      en: `Send the file as one of: ${read}`,
    });
  }
  return format;
}

const UNUSED: Readonly<Record<string, readonly [names: readonly string[], allowed: string]>> = {
  csv: [['blad'], 'soort, proef, bron, taal'],
  events: [['soort', 'blad', 'bron'], 'proef, taal'],
};

/** Throws 400 for what a file of this format has no use for: its sender means something that is not done. */
export function mustBeUsed(query: Query, format: Format | 'events'): void {
  const [names, allowed] = UNUSED[format] ?? [[], ''];
  const faults = names
    .filter((name) => query[name] !== undefined)
    .map((name) => fault('UNKNOWN_PARAMETER', [name], { name, allowed }, query[name]));
  if (faults.length > 0) throw badInput(faults);
}
