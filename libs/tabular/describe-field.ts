import { fieldLabel, PROGRAMME_START, type FieldSpec, type Label } from '#libs/programme';

const label = (nl: string, en: string): Label => ({ nl, en });

/** What belongs in a cell, in words. */
export function describeField(spec: FieldSpec): Label {
  switch (spec.kind) {
    case 'date':
      return spec.past
        ? label(
            `Een dag die geweest is, vanaf ${PROGRAMME_START}: dag-maand-jaar, zoals 31-03-2025`,
            `A day that has been, from ${PROGRAMME_START} on: day-month-year, such as 31-03-2025`,
          )
        : label('Een dag: dag-maand-jaar, zoals 31-03-2025', 'A day: day-month-year, such as 31-03-2025');
    case 'text':
      return label(
        `Tekst van ten hoogste ${spec.max} tekens, zonder persoonsgegevens`,
        `Text of at most ${spec.max} characters, without personal data`,
      );
    case 'id':
      return label(
        'Uw kenmerk: letters zonder accent, cijfers en . _ : / -, ten hoogste 100 tekens',
        'Your id: letters without accents, digits and . _ : / -, at most 100 characters',
      );
    case 'pattern':
      return label(`Zoals ${spec.example}`, `Such as ${spec.example}`);
    case 'pseudonym':
      return label(
        'Een sleutel van 43 tekens. Het dashboard maakt die van een adres voordat er iets wordt verstuurd; vul hier zelf nooit een adres in',
        'A key of 43 characters. The dashboard makes it of an address before anything is sent; never fill in an address here yourself',
      );
    case 'code':
      return label('Kies uit de toegestane waarden', 'Choose from the allowed values');
    case 'integer':
      return label(
        `Een geheel getal van ${spec.min} tot en met ${spec.max}`,
        `A whole number from ${spec.min} up to ${spec.max}`,
      );
    case 'number':
      return label(
        `Een getal van ${spec.min} tot en met ${spec.max} (${spec.unit})`,
        `A number from ${spec.min} up to ${spec.max} (${spec.unit})`,
      );
    case 'boolean':
      return label('ja of nee', 'yes or no');
    case 'list': {
      const item = describeField(spec.item);
      return label(
        `${item.nl}. Meer dan een: scheid ze met | (${spec.min} tot en met ${spec.max}); geen: leeg of "geen"`,
        `${item.en}. More than one: separate them by | (${spec.min} up to ${spec.max}); none: empty or "none"`,
      );
    }
    case 'object': {
      const parts = Object.keys(spec.fields).map(fieldLabel);
      return label(parts.map(({ nl }) => nl).join(' : '), parts.map(({ en }) => en).join(' : '));
    }
    case 'replacement':
      return label(
        'De volledige verbeterde gegevens, als JSON met de namen voor machines',
        'The full corrected data, as JSON with the names for machines',
      );
  }
}

const DAY = '2025-03-31';
const clamped = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.min(Math.max(value, min), max);

/** A value that could stand in a cell; a key is described instead, for an example of one could be somebody's. */
export function exampleOf(spec: FieldSpec): unknown {
  switch (spec.kind) {
    case 'date':
      return DAY;
    case 'text':
      return 'Tekst zonder persoonsgegevens'.slice(0, spec.max);
    case 'id':
      return `${spec.of}-001`;
    case 'pattern':
      return spec.example;
    case 'pseudonym':
      return 'sleutel-van-43-tekens-gemaakt-in-het-dashboard'.slice(0, 43);
    case 'code':
      return spec.codes[0];
    case 'integer':
      return clamped(2, spec);
    case 'number':
      return clamped(12.5, spec);
    case 'boolean':
      return true;
    case 'list':
      return Array.from({ length: Math.max(spec.min, 1) }, (_, i) => otherExample(spec.item, i));
    case 'object':
      return Object.fromEntries(
        Object.entries(spec.fields).map(([name, field]) => [name, exampleOf(field.spec)]),
      );
    case 'replacement':
      return { occurredOn: DAY };
  }
}

/** Where a list must have several, they differ. */
function otherExample(spec: FieldSpec, i: number): unknown {
  if (spec.kind === 'integer') return Math.min(spec.min + i, spec.max);
  if (spec.kind === 'code') return spec.codes[i % spec.codes.length];
  const one = exampleOf(spec);
  return i === 0 || typeof one !== 'string' ? one : `${one.slice(0, -1)}${i}`;
}
