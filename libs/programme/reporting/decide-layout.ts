import { CATALOGUE } from '../catalogue.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';

/** Where a column of a file may go that is no field: whoever reads files says what these are (libs/tabular). */
const NO_FIELDS = ['reference', 'postcode', 'houseNumber', 'houseLetter', 'addition'];
const AMENDING = ['entry', 'version', 'action', 'why', 'whyText'];

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * How a partner's own file is read, remembered for the next time: refused when it says nothing that a file could be
 * read by.
 */
export function decideLayout(command: Command<'FileLayoutRemembered'>): Decision {
  const place = atField(at(command.place, 'data'), 'layout');
  const wrong = whatIsWrong(parsed(command.data.layout));
  return wrong === undefined ? accept(command) : reject(fault('LAYOUT_UNREADABLE', place, { why: wrong }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first thing that no file could be read by, in words; undefined when there is none. */
function whatIsWrong(layout: unknown): { readonly nl: string; readonly en: string } | undefined {
  if (!isMembers(layout)) return { nl: 'het is geen JSON-object', en: 'it is no JSON object' };
  const { types, columns, fixed } = layout;
  if (!Array.isArray(types) || types.length === 0) return { nl: 'types ontbreekt', en: 'types is missing' };
  const known = types.map((name: unknown) => CATALOGUE.find((type) => type.name === name));
  const unknown = known.indexOf(undefined);
  if (unknown >= 0)
    return { nl: `${String(types[unknown])} is geen soort`, en: `${String(types[unknown])} is no type` };
  if (!isMembers(columns) || !isMembers(fixed))
    return { nl: 'columns of fixed ontbreekt', en: 'columns or fixed is missing' };
  const paths = new Set([...NO_FIELDS, ...AMENDING, ...known.flatMap((type) => pathsOf(type?.fields ?? {}))]);
  const named = [
    ...Object.values(columns).map((use) => (isMembers(use) ? use['to'] : undefined)),
    ...Object.keys(fixed),
  ];
  const strange = named.find((path) => typeof path !== 'string' || !paths.has(path));
  return named.length > 0 && named.every((path) => typeof path === 'string' && paths.has(path))
    ? undefined
    : { nl: `${String(strange)} is geen veld`, en: `${String(strange)} is no field` };
}

/** Paths of fields, groups one level deep. */
const pathsOf = (fields: (typeof CATALOGUE)[number]['fields']): readonly string[] =>
  Object.entries(fields).flatMap(([name, { spec }]) =>
    spec.kind === 'object' ? Object.keys(spec.fields).map((inner) => `${name}.${inner}`) : [name],
  );
