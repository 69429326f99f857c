import { useState, type InputHTMLAttributes, type ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { KeyMaker } from '../../../keys/key-maker.tsx';
import { Options } from '../../../parts/field.tsx';
import { at, type Place } from '#libs/programme';
import type { KeyKind } from '#libs/tabular';
import { isChoice, isMoney, innerFields, type FieldValue, type FormValues } from './field-values.ts';
import type { FormField } from './form-field.ts';
import { DayButtons } from './day-buttons.tsx';
import { PickOrType } from './pick-or-type.tsx';
import { useOptions } from './use-options.ts';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly field: FormField;
  readonly place: Place;
  readonly value: FieldValue | undefined;
  readonly set: (value: FieldValue | undefined) => void;
  readonly faultAt: (place: Place) => string | undefined;
}

/** More own things than these are typed, not ticked. */
const MOST_TICKS = 30;

/** What a list holds, ticked or typed one a line. */
const listOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value)
    ? (value as readonly string[])
    : typeof value === 'string'
      ? value.split(/\n/).filter((line) => line.trim() !== '')
      : [];

/** The id of the input of a field, so that a fault's link can go to it. */
export const inputId = (place: Place): string => ['veld', ...place].join('-');

const KEYS: Readonly<Record<string, KeyKind>> = {
  householdKey: 'huishouden',
  dwellingKey: 'woning',
  personKey: 'persoon',
};

/** One field of an event's form, whatever its kind, with its label, hint and fault. */
export function FieldInput(props: Props): ReactNode {
  const { field, place, value, set, faultAt } = props;
  const { t, say } = useText();
  const suggested = useSuggestions(field);
  // Who began to type before the list came goes on typing: an input that is replaced under the hands loses what is
  // typed.
  const [typing, setTyping] = useState(false);
  const picks = typing ? undefined : suggested.picks;
  const held = listOf(value);
  const ticks =
    field.list &&
    picks &&
    picks.length <= MOST_TICKS &&
    held.every((each) => picks.some(([code]) => code === each))
      ? picks
      : undefined;
  const options = useOptions(field, value) ?? ticks;
  if (field.kind === 'object') return field.list ? <Rows {...props} /> : <Group {...props} />;
  const id = inputId(place);
  const fault = faultAt(place);
  const label = `${fieldName(field, say)}${field.required ? '' : ` (${t('form.optional')})`}`;
  const described = [fault ? `${id}-fault` : '', `${id}-hint`].filter((each) => each !== '').join(' ');
  const common = { id, 'aria-invalid': fault !== undefined, 'aria-describedby': described };
  const text = typeof value === 'string' ? value : '';
  const wrong = fault && (
    <p className="fault" id={`${id}-fault`}>
      {fault}
    </p>
  );
  if (options && (isChoice(field) || ticks)) {
    return (
      <fieldset id={id} tabIndex={-1}>
        <legend>{label}</legend>
        {field.hint !== undefined && <p className="hint">{field.hint}</p>}
        {wrong}
        <Ticks options={options} chosen={held} set={set} />
      </fieldset>
    );
  }
  if (field.kind === 'boolean')
    return (
      <label className="check" htmlFor={id}>
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => set(target.checked)}
        />
        {say(field.label)}
      </label>
    );
  const hint = hintOf(field, t);
  const keyKind = KEYS[field.name];
  return (
    <div className="field" aria-busy={suggested.awaited}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {wrong}
      {options && !field.list ? (
        <select {...common} value={text} onChange={({ target }) => set(target.value)}>
          <Options of={options} any={t('form.choose')} />
        </select>
      ) : picks && !field.list ? (
        <PickOrType common={common} label={fieldName(field, say)} options={picks} value={text} set={set} />
      ) : (
        <Typed common={common} field={field} text={text} set={set} begin={() => setTyping(true)} />
      )}
      {field.kind === 'date' && <DayButtons onDay={set} />}
      {keyKind && <KeyMaker kind={keyKind} onKey={set} />}
    </div>
  );
}

interface TicksProps {
  readonly options: readonly (readonly [code: string, text: string])[];
  readonly chosen: readonly string[];
  readonly set: (value: FieldValue) => void;
}

const Ticks = ({ options, chosen, set }: TicksProps): ReactNode => (
  <div className="checks">
    {options.map(([code, text]) => (
      <label key={code} className="check">
        <input
          type="checkbox"
          checked={chosen.includes(code)}
          onChange={({ target }) =>
            set(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
          }
        />
        {text}
      </label>
    ))}
  </div>
);

interface TypedProps {
  readonly common: Pick<InputHTMLAttributes<HTMLElement>, 'id' | 'aria-invalid' | 'aria-describedby'>;
  readonly field: FormField;
  readonly text: string;
  readonly set: (value: FieldValue) => void;
  readonly begin: () => void;
}

/** What is typed, on one line or more. */
function Typed({ common, field, text, set, begin }: TypedProps): ReactNode {
  const typed = {
    ...common,
    value: text,
    onFocus: begin,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => set(target.value),
  };
  if (field.list || (field.kind === 'text' && (field.max ?? 0) > 300))
    return <textarea {...typed} rows={3} />;
  return (
    <input
      {...typed}
      type="text"
      autoComplete="off"
      inputMode={inputModeOf(field)}
      size={field.kind === 'text' || field.kind === 'pseudonym' ? 46 : 18}
    />
  );
}

/** A keypad with digits; a number below zero or a fraction needs the marks of a full keyboard on some phones. */
const inputModeOf = ({ kind, min }: FormField): 'numeric' | 'decimal' | 'text' => {
  if (kind === 'date') return 'numeric';
  if (kind !== 'number' && kind !== 'integer') return 'text';
  return min !== null && min < 0 ? 'text' : 'decimal';
};

/** The label of a field as a form says it: amounts are asked in euros, whatever they are recorded in. */
export const fieldName = (
  field: Pick<FormField, 'name' | 'label'>,
  say: (label: FormField['label']) => string,
): string => (isMoney(field) ? say(field.label).replace(/ \((euro ?cents?)\)$/, '') : say(field.label));

function hintOf(field: FormField, t: ReturnType<typeof useText>['t']): string {
  if (field.hint !== undefined) return field.hint;
  if (field.kind === 'date') return t('form.day');
  if (isMoney(field)) return t('form.euro');
  if (field.kind === 'pseudonym') return t('form.key');
  if (field.list) return t('form.onePerLine');
  if (field.unit) return t('form.unit', { unit: field.unit });
  return '';
}

/** What belongs together, under its name. */
function Fields({
  field,
  place,
  children,
}: Pick<Props, 'field' | 'place'> & { readonly children: ReactNode }): ReactNode {
  const { say, t } = useText();
  return (
    <fieldset id={inputId(place)} tabIndex={-1}>
      <legend>
        {say(field.label)}
        {!field.required && ` (${t('form.optional')})`}
      </legend>
      {children}
    </fieldset>
  );
}

function Group({ field, place, value, set, faultAt }: Props): ReactNode {
  const values = (value ?? {}) as FormValues;
  return (
    <Fields field={field} place={place}>
      {innerFields(field).map((inner) => (
        <FieldInput
          key={inner.name}
          field={inner}
          place={at(place, inner.name)}
          value={values[inner.name]}
          set={(next) => set({ ...values, [inner.name]: next })}
          faultAt={faultAt}
        />
      ))}
    </Fields>
  );
}

function Rows({ field, place, value, set, faultAt }: Props): ReactNode {
  const { t } = useText();
  const rows = Array.isArray(value) && value.length > 0 ? (value as readonly FormValues[]) : [{}];
  const fault = faultAt(place);
  return (
    <Fields field={field} place={place}>
      {fault && <p className="fault">{fault}</p>}
      {rows.map((row, i) => (
        <Group
          key={i}
          field={{ ...field, list: false, required: true, label: { nl: `${i + 1}`, en: `${i + 1}` } }}
          place={at(place, i)}
          value={row}
          set={(next) => set(rows.map((each, j) => (j === i ? (next as FormValues) : each)))}
          faultAt={faultAt}
        />
      ))}
      <div>
        <button type="button" onClick={() => set([...rows, {}])}>
          {t('form.addRow')}
        </button>
      </div>
    </Fields>
  );
}
