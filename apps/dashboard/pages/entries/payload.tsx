import { Fragment, type ReactNode } from 'react';
import type { EventField, EventType } from '../../graphql/entries.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { useNames, type NameOf } from '../../session/use-names.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * A value of an event's data in words: codes by their label, ids by the name they stand for, dates and numbers as
 * people write them.
 */
export function valueInWords(
  value: unknown,
  field: EventField | undefined,
  text: Text,
  names: NameOf,
): string {
  const { say, date, number, t, list } = text;
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return list(value.map((each) => valueInWords(each, field, text, names)));
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') {
    if (field?.unit === 'cent' || field?.name.endsWith('Cents')) return `€ ${number(value / 100, 2)}`;
    const shown = number(value, 2);
    return field?.unit ? `${shown} ${field.unit}` : shown;
  }
  if (typeof value === 'object') {
    const piece = piecesInWords(value as Data, field, text, names);
    if (piece !== undefined) return piece;
    return Object.entries(value)
      .map(([name, each]) => {
        const inner = field?.fields.find((one) => one.name === name);
        const known = inner && 'label' in inner ? (inner as EventField) : undefined;
        return `${known ? say(known.label) : name}: ${valueInWords(each, known, text, names)}`;
      })
      .join(', ');
  }
  const named = field && names(field.name, value);
  if (named !== undefined) return named;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const code = [...(field?.codes ?? []), ...(field?.known ?? [])].find((each) => each.code === written);
  if (code) return say(code.label);
  return field?.kind === 'date' || /^\d{4}-\d\d-\d\d$/.test(written) ? date(written) : written;
}

/** So many of something: "7 × Ledlamp"; undefined for data of another form. */
function piecesInWords(
  { code, quantity }: Data,
  field: EventField | undefined,
  text: Text,
  names: NameOf,
): string | undefined {
  if (code === undefined || quantity === undefined) return undefined;
  const inner = field?.fields.find((one) => one.name === 'code');
  const known = inner && 'label' in inner ? (inner as EventField) : undefined;
  return `${valueInWords(quantity, undefined, text, names)} × ${valueInWords(code, known, text, names)}`;
}

interface Props {
  readonly data: unknown;
  readonly type: EventType | undefined;
  readonly leaveOut?: readonly string[];
}

/** The data of an entry, field by field, except what the page says already. */
export function Payload({ data, type, leaveOut = ['occurredOn', 'neighbourhoodId'] }: Props): ReactNode {
  const text = useText();
  const names = useNames();
  return Object.entries((data ?? {}) as Data)
    .filter(([name]) => !leaveOut.includes(name))
    .map(([name, value]) => {
      const field = type?.fields.find((each) => each.name === name);
      return (
        <Fragment key={name}>
          <dt>{field ? text.say(field.label) : name}</dt>
          <dd>{valueInWords(value, field, text, names)}</dd>
        </Fragment>
      );
    });
}
