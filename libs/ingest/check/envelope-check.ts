import {
  at,
  fault,
  findType,
  momentFault,
  nearTypes,
  orNear,
  scanText,
  type Fault,
  type Label,
  type Place,
} from '#libs/programme';

type Event = Readonly<Record<string, unknown>>;
type Check = (value: unknown, place: Place) => readonly Fault[];

export const MAX_ID = 300;
const SOURCE = /^urn:[a-z0-9][a-z0-9-]{0,31}:\S+$/;
// eslint-disable-next-line no-control-regex -- CloudEvents 1.0.2, Type System: String
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
export const TEXT: Label = { nl: 'een tekst', en: 'a text' };
const NO_CONTROLS: Label = { nl: ': er staat een stuurteken in', en: ': it holds a control character' };
export const OBJECT: Label = { nl: 'een object', en: 'an object' };

const text =
  (max: number): Check =>
  (value, place) => {
    if (typeof value !== 'string') return [fault('WRONG_TYPE', place, { expected: TEXT })];
    if (value === '') return [fault('TOO_SHORT', place, { min: 1 })];
    if (value.length > max) return [fault('TOO_LONG', place, { max })];
    return CONTROL.test(value) ? [fault('PATTERN', place, { example: NO_CONTROLS })] : [];
  };

const free =
  (max: number): Check =>
  (value, place) => [
    ...text(max)(value, place),
    ...(typeof value === 'string' ? scanText(value, place) : []),
  ];

const shape =
  (holds: (value: string) => boolean, broken: (place: Place, value: string) => Fault): Check =>
  (value, place) => {
    const faults = text(MAX_ID)(value, place);
    return faults.length > 0 || holds(value as string) ? faults : [broken(place, value as string)];
  };

const sourceShape = shape(
  (urn) => SOURCE.test(urn),
  (where, value) => fault('SOURCE_NOT_URN', where, {}, scanText(value, where).length > 0 ? undefined : value),
);
const goodSources = new Set<string>();
const MAX_GOOD_SOURCES = 1_000;

/** A URN's own number is left aside: that an organisation's number happens to pass the 11-test is nobody's data. */
const source: Check = (value, place) => {
  if (goodSources.has(value as string)) return [];
  const faults = sourceShape(value, place);
  if (typeof value !== 'string') return faults;
  const personal = scanText(value.replace(/^urn:[a-z0-9-]+:[a-z]+:[0-9A-Z]+/, ''), place);
  if (faults.length + personal.length === 0 && goodSources.size < MAX_GOOD_SOURCES) goodSources.add(value);
  return [...faults, ...personal];
};

/** A version is told again; what else stands there may be anything. */
const versionIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(value) ? value : undefined;

const REQUIRED: Readonly<Record<string, Check>> = {
  specversion: (value, place) => (value === '1.0' ? [] : [fault('SPECVERSION', place, {}, versionIn(value))]),
  id: free(MAX_ID),
  source,
  type: shape(
    (name) => findType(name) !== undefined,
    (place, value) =>
      fault(
        'UNKNOWN_EVENT_TYPE',
        place,
        { near: orNear(nearTypes(value)) },
        scanText(value, place).length > 0 ? undefined : value,
      ),
  ),
  data: (value, place) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? []
      : [fault('WRONG_TYPE', place, { expected: OBJECT })],
};

const REQUIRED_CHECKS = Object.entries(REQUIRED);

const OPTIONAL: Readonly<Record<string, Check>> = {
  time: (value, place) => {
    const faults = text(MAX_ID)(value, place);
    const wrong = faults.length > 0 ? undefined : momentFault(value as string, place);
    return wrong ? [wrong] : faults;
  },
  subject: free(MAX_ID),
  datacontenttype: shape(
    (type) => /^application\/json\s*(;|$)/i.test(type),
    (place) => fault('PATTERN', place, { example: { nl: ': application/json', en: ': application/json' } }),
  ),
  dataschema: text(2_000),
};

const extension: Check = (value, place) => {
  if (typeof value === 'string') return text(2_000)(value, place);
  return typeof value === 'boolean' || Number.isInteger(value)
    ? []
    : [fault('WRONG_TYPE', place, { expected: TEXT })];
};

/**
 * Everything wrong with a CloudEvent's attributes (NL GOV profile, STANDARDS.md), and with its data only that it is
 * an object.
 */
export function checkEnvelope(event: Event, place: Place): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [name, check] of REQUIRED_CHECKS) {
    const value = event[name];
    if (value === undefined) faults.push(fault('REQUIRED', at(place, name), { name }));
    else faults.push(...check(value, at(place, name)));
  }
  for (const [name, value] of Object.entries(event)) {
    if (value === undefined || value === null || Object.hasOwn(REQUIRED, name)) continue;
    const known = Object.hasOwn(OPTIONAL, name) ? OPTIONAL[name] : undefined;
    if (!/^[a-z0-9]{1,20}$/.test(name)) faults.push(badName(name, place));
    else faults.push(...(known ?? extension)(value, at(place, name)));
  }
  return faults;
}

/** A name that looks like personal data is not repeated in the place. */
const badName = (name: string, place: Place): Fault =>
  fault('ATTRIBUTE_NAME', scanText(name, place).length > 0 ? place : at(place, name.slice(0, 100)));
