import type { EventType } from '../../../graphql/entries.ts';
import type { EventTypeName } from '../../../graphql/tada.ts';
import { definitionPlan, type Definitions } from './definition-plan.ts';
import type { FormField, FormPlan } from './form-field.ts';
import { beginsCourse } from './own-things.ts';
import { readTyped, type FormValues } from './field-values.ts';

/** What a plan needs of the programme. */
export interface FormContext {
  readonly today: string;
  /** A name that is not used yet, for what an event begins. */
  readonly reference?: string;
  readonly partnerIds: readonly string[];
  readonly neighbourhoodIds: readonly string[];
  readonly municipalities: readonly (readonly [code: string, name: string])[];
  /** `%` for a share. */
  readonly unitOf: (kpi: string) => string | undefined;
  readonly definitions: Definitions;
  readonly words: Words;
}

export interface Words {
  readonly otherMunicipality: string;
  readonly municipality: string;
  readonly municipalityCode: string;
  readonly municipalityCodeHint: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly takesPartFrom: string;
  readonly aboveHundred: string;
}

/** `Wijkcoöperatie De Brug` as `wijkcooperatie-de-brug`; with a number behind it when that is taken. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 55)
    .replace(/-+$/, '');
  const base = plain === '' ? 'naam' : plain;
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Compulsory fields first, each half in the order of the schema. */
export const requiredFirst = <Field extends { readonly required: boolean }>(
  fields: readonly Field[],
): readonly Field[] => [
  ...fields.filter(({ required }) => required),
  ...fields.filter(({ required }) => !required),
];

const OTHER = 'OTHER';
const both = (text: string): { readonly nl: string; readonly en: string } => ({ nl: text, en: text });

/** The plan for a new event of a type; what is no register or target is asked as its schema says. */
export function planFor(type: EventType, context: FormContext): FormPlan {
  const fields = requiredFirst(type.fields as readonly FormField[]);
  const plain: FormPlan = {
    fields: () => fields,
    data: (filled) => filled,
    initial: { ...todayIn(fields, context.today), ...namedIn(fields, type.name, context.reference) },
  };
  if (type.name === ('PartnerRegistered' satisfies EventTypeName)) return partnerPlan(type.fields, context);
  if (type.name === ('NeighbourhoodRegistered' satisfies EventTypeName))
    return areaPlan(type.fields, context);
  if (type.name === ('KpiDefinitionPublished' satisfies EventTypeName))
    return definitionPlan(fields, context.definitions);
  if (fields.some(({ name }) => name === 'aboveHundred')) return targetPlan(plain, context);
  return plain;
}

/** A form begins with today where an event must have a day. */
const todayIn = (fields: readonly FormField[], today: string): FormValues =>
  fields.some(({ name, required }) => name === 'occurredOn' && required)
    ? { occurredOn: today.split('-').reverse().join('-') }
    : {};

/** What an event begins gets a name of its own, which can be changed: nobody has to think of one. */
const namedIn = (fields: readonly FormField[], typeName: string, reference: string | undefined): FormValues =>
  Object.fromEntries(
    fields
      .filter((field) => reference !== undefined && beginsCourse(field, typeName))
      .map(({ name }) => [name, reference]),
  );

function partnerPlan(all: readonly FormField[], { today, partnerIds, words }: FormContext): FormPlan {
  const fields = all
    .filter(({ name }) => name !== 'partnerId')
    .map((field) =>
      field.name === 'occurredOn' ? { ...field, required: true, label: both(words.takesPartFrom) } : field,
    );
  return {
    fields: () => requiredFirst(fields),
    data: (filled) => ({ ...filled, partnerId: idFrom(String(filled['name']), partnerIds) }),
    initial: { occurredOn: today.split('-').reverse().join('-') },
  };
}

function areaPlan(
  all: readonly FormField[],
  { neighbourhoodIds, municipalities, words }: FormContext,
): FormPlan {
  const one = (name: string): FormField[] => all.filter((field) => field.name === name);
  const choice = one('municipalityCode').map((field) => ({
    ...field,
    label: both(words.municipality),
    options: [...municipalities, [OTHER, words.otherMunicipality] as const],
  }));
  const other = [
    ...one('municipality').map((field) => ({ ...field, required: true, label: both(words.municipality) })),
    ...one('municipalityCode').map((field) => ({
      ...field,
      name: 'newMunicipalityCode',
      label: both(words.municipalityCode),
      hint: words.municipalityCodeHint,
    })),
  ];
  const place = [
    ...one('lat').map((field) => ({ ...field, hint: words.latitude })),
    ...one('lon').map((field) => ({ ...field, hint: words.longitude })),
  ];
  return {
    fields: (values) => [
      ...one('name'),
      ...choice,
      ...(values['municipalityCode'] === OTHER ? other : []),
      ...place,
      ...one('occurredOn'),
      ...one('cbsCodes'),
    ],
    data: ({ newMunicipalityCode, ...filled }) => ({
      ...filled,
      neighbourhoodId: idFrom(String(filled['name']), neighbourhoodIds),
      ...(filled['municipalityCode'] === OTHER
        ? { municipalityCode: newMunicipalityCode }
        : { municipality: municipalities.find(([code]) => code === filled['municipalityCode'])?.[1] }),
    }),
    initial: {},
  };
}

/** A target in the unit of its indicator; above 100 % it asks whether that is meant. */
function targetPlan(plain: FormPlan, { unitOf, words }: FormContext): FormPlan {
  return {
    ...plain,
    fields: (values) => {
      const unit = typeof values['kpi'] === 'string' ? unitOf(values['kpi']) : undefined;
      const asks = typeof values['value'] === 'string' && isAboveHundred(unit, values['value']);
      return plain.fields(values).flatMap((field) => {
        if (field.name === 'aboveHundred') return asks ? [{ ...field, label: both(words.aboveHundred) }] : [];
        return [field.name === 'value' && unit !== undefined ? { ...field, unit } : field];
      });
    },
  };
}

function isAboveHundred(unit: string | undefined, text: string): boolean {
  if (unit?.startsWith('%') !== true) return false;
  const read = readTyped({ name: 'value', kind: 'number', unit }, text);
  return 'value' in read && read.value > 100;
}
