import type { RecordedEvent } from '#libs/event-store';
import { readRecorded } from '#libs/ingest';
import {
  codeLabel,
  COURSES,
  fieldLabel,
  typeNamed,
  type Fields,
  type FieldSpec,
  type Label,
} from '#libs/programme';

/** What a list has in columns of its own, and what is the same in nearly every entry. */
const ELSEWHERE = new Set(['occurredOn', 'neighbourhoodId', 'partnerId', 'evidence', 'areaEdition']);
const MOST = 4;
const LONGEST = 60;

/**
 * What tells an entry from others of its kind, in a few words: its codes, numbers and the beginning of its texts;
 * never a key or an id.
 */
export function briefOf(recorded: RecordedEvent): Label {
  const { fields } = typeNamed(recorded.type);
  const data = readRecorded(recorded).event.data as Readonly<Record<string, unknown>>;
  const parts = Object.entries(fields)
    .filter(([name]) => !ELSEWHERE.has(name))
    // What somebody called it says more than its codes.
    .sort(([, a], [, b]) => Number(b.spec.kind === 'text') - Number(a.spec.kind === 'text'))
    .flatMap(([name, { spec }]) => inWords(name, spec, data[name]))
    .slice(0, MOST);
  return { nl: parts.map(({ nl }) => nl).join(', '), en: parts.map(({ en }) => en).join(', ') };
}

/**
 * Which training, placement, work, intervention, linkage, obstacle or request an entry is about, by its sender's
 * own id.
 */
export function subjectNamed(recorded: RecordedEvent): string | undefined {
  const course = COURSES.find(({ steps }) => recorded.type in steps);
  const field = course?.identity.at(-1);
  const data = readRecorded(recorded).event.data as Readonly<Record<string, unknown>>;
  return field === undefined || typeof data[field] !== 'string' ? undefined : data[field];
}

const both = (text: string): Label => ({ nl: text, en: text });

function inWords(name: string, spec: FieldSpec, value: unknown): readonly Label[] {
  if (value === undefined || value === null) return [];
  const said = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (spec.kind) {
    case 'code':
      return [codeLabel(spec.list, said)];
    case 'list':
      return Array.isArray(value) ? listInWords(name, spec.item, value) : [];
    case 'text': {
      return [both(said.length > LONGEST ? `${said.slice(0, LONGEST).toWellFormed()}…` : said)];
    }
    case 'integer':
    case 'number': {
      return value === 0 ? [] : [amountInWords(name, Number(value))];
    }
    case 'object': {
      const piece = piecesInWords(spec.fields, value as Readonly<Record<string, unknown>>);
      if (piece) return [piece];
      return Object.entries(spec.fields)
        .flatMap(([inner, field]) =>
          inWords(inner, field.spec, (value as Readonly<Record<string, unknown>>)[inner]),
        )
        .slice(0, 2);
    }
    case 'pattern': {
      const known = spec.known?.[said];
      return known ? [known] : [];
    }
    default:
      return [];
  }
}

/** So many of something: "7 × Ledlamp". A number by itself says nothing of what it counts. */
function piecesInWords(
  fields: Fields,
  { code, quantity }: Readonly<Record<string, unknown>>,
): Label | undefined {
  const spec = fields['code']?.spec;
  if (typeof code !== 'string' || typeof quantity !== 'number' || spec?.kind !== 'pattern') return undefined;
  const { nl, en } = spec.known?.[code] ?? both(code);
  return { nl: `${quantity} × ${nl}`, en: `${quantity} × ${en}` };
}

/** An amount as people write it; one of money in euros, whatever it is kept in. */
function amountInWords(name: string, value: number): Label {
  const { nl, en } = fieldLabel(name);
  const written = (locale: string): string =>
    name.endsWith('Cents')
      ? `€ ${(value / 100).toLocaleString(locale, { maximumFractionDigits: 2 })}`
      : value.toLocaleString(locale, { maximumFractionDigits: 6 });
  const plain = (label: string): string => label.replace(/ \(euro ?cents?\)$/, '');
  return { nl: `${plain(nl)}: ${written('nl-NL')}`, en: `${plain(en)}: ${written('en-GB')}` };
}

/** Numbers of a list behind its name once (Werklijnen: 1, 4); of other values the first two. */
function listInWords(name: string, item: FieldSpec, values: readonly unknown[]): readonly Label[] {
  if (item.kind !== 'integer') return values.flatMap((each) => inWords(name, item, each)).slice(0, 2);
  const { nl, en } = fieldLabel(name);
  return values.length === 0
    ? []
    : [both(values.join(', '))].map((said) => ({ nl: `${nl}: ${said.nl}`, en: `${en}: ${said.en}` }));
}
