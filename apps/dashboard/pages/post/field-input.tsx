import type { ReactNode } from 'react';
import type { EventField } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { KeyMaker } from '../../keys/key-maker.tsx';
import type { KeyKind } from '../../keys/normalise.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { isChoice, isMoney, innerFields, type FieldValue, type FormValues } from './field-values.ts';

interface Props {
  readonly field: EventField;
  readonly path: string;
  readonly value: FieldValue | undefined;
  readonly set: (value: FieldValue | undefined) => void;
  readonly faultAt: (path: string) => string | undefined;
}

/** The id of the input of a field, so that a fault's link can go to it. */
export const inputId = (path: string): string => `veld${path.replaceAll('/', '-')}`;

const KEYS: Readonly<Record<string, KeyKind>> = {
  householdKey: 'huishouden',
  dwellingKey: 'woning',
  personKey: 'persoon',
};

type Option = readonly [value: string, label: string];

/** What can be chosen for a field: its codes, or what the register knows. */
function useOptions(field: EventField): readonly Option[] | undefined {
  const { say, t } = useText();
  const { neighbourhoods, partners, kpis } = useProgramme();
  const { partnerId } = useRights();
  if (field.codes.length > 0) return field.codes.map(({ code, label }) => [code, say(label)]);
  if (field.name === 'neighbourhoodId' || field.name === 'neighbourhoodIds') {
    const own = partners.find((partner) => partner.partnerId === partnerId)?.neighbourhoodIds;
    return neighbourhoods
      .filter(({ neighbourhoodId }) => own === undefined || own.includes(neighbourhoodId))
      .map((area) => [area.neighbourhoodId, area.name]);
  }
  if (['partnerId', 'partnerIds', 'leadPartnerId'].includes(field.name) && field.kind === 'pattern')
    return partners.map((partner) => [partner.partnerId, partner.name]);
  if (field.name === 'kpi') return kpis.map(({ code, label }) => [code, `${code} ${say(label)}`]);
  if (field.name === 'scope')
    return [
      ['NL', t('scope.all')],
      ...neighbourhoods.map((area): Option => [area.neighbourhoodId, area.name]),
    ];
  if (field.kind === 'integer' && field.list && isChoice(field))
    return Array.from({ length: (field.max ?? 0) - (field.min ?? 0) + 1 }, (_, i): Option => {
      const value = String((field.min ?? 0) + i);
      return [value, field.name === 'werklijnen' ? t('werklijn.n', { number: value }) : value];
    });
  return undefined;
}

/** One field of an event's form, whatever its kind, with its label, hint and fault. */
export function FieldInput(props: Props): ReactNode {
  const { field, path, value, set, faultAt } = props;
  const { t, say } = useText();
  const options = useOptions(field);
  if (field.kind === 'object') return field.list ? <Rows {...props} /> : <Group {...props} />;
  const id = inputId(path);
  const fault = faultAt(path);
  const label = `${say(field.label)}${field.required ? '' : ` (${t('form.optional')})`}`;
  const described = [fault ? `${id}-fault` : '', `${id}-hint`].filter((each) => each !== '').join(' ');
  const common = {
    id,
    'aria-invalid': fault !== undefined,
    'aria-describedby': described,
  };
  const told = fault && (
    <p className="fault" id={`${id}-fault`}>
      {fault}
    </p>
  );
  if (options && isChoice(field)) {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
    return (
      <fieldset id={id} tabIndex={-1}>
        <legend>{label}</legend>
        {told}
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
  const text = typeof value === 'string' ? value : '';
  const hint = hintOf(field, t);
  const keyKind = KEYS[field.name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {told}
      {options && !field.list ? (
        <select {...common} value={text} onChange={({ target }) => set(target.value)}>
          <option value="">{t('form.choose')}</option>
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ) : field.list || (field.kind === 'text' && (field.max ?? 0) > 300) ? (
        <textarea {...common} rows={3} value={text} onChange={({ target }) => set(target.value)} />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          inputMode={['date', 'number', 'integer'].includes(field.kind) ? 'decimal' : 'text'}
          size={field.kind === 'text' || field.kind === 'pseudonym' ? 46 : 18}
          value={text}
          onChange={({ target }) => set(target.value)}
        />
      )}
      {keyKind && <KeyMaker kind={keyKind} onKey={set} />}
    </div>
  );
}

function hintOf(field: EventField, t: ReturnType<typeof useText>['t']): string {
  if (field.kind === 'date') return t('moment.dayForm');
  if (isMoney(field)) return t('form.euro');
  if (field.kind === 'pseudonym') return t('form.key');
  if (field.list) return t('form.onePerLine');
  if (field.unit) return t('form.unit', { unit: field.unit });
  return '';
}

function Group({ field, path, value, set, faultAt }: Props): ReactNode {
  const { say, t } = useText();
  const values = (value ?? {}) as FormValues;
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>
        {say(field.label)}
        {!field.required && ` (${t('form.optional')})`}
      </legend>
      {innerFields(field).map((inner) => (
        <FieldInput
          key={inner.name}
          field={inner}
          path={`${path}/${inner.name}`}
          value={values[inner.name]}
          set={(next) => set({ ...values, [inner.name]: next })}
          faultAt={faultAt}
        />
      ))}
    </fieldset>
  );
}

function Rows({ field, path, value, set, faultAt }: Props): ReactNode {
  const { t, say } = useText();
  const rows = Array.isArray(value) && value.length > 0 ? (value as readonly FormValues[]) : [{}];
  const fault = faultAt(path);
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>
        {say(field.label)}
        {!field.required && ` (${t('form.optional')})`}
      </legend>
      {fault && <p className="fault">{fault}</p>}
      {rows.map((row, i) => (
        <Group
          key={i}
          field={{ ...field, list: false, required: true, label: { nl: `${i + 1}`, en: `${i + 1}` } }}
          path={`${path}/${i}`}
          value={row}
          set={(next) => set(rows.map((each, at) => (at === i ? (next as FormValues) : each)))}
          faultAt={faultAt}
        />
      ))}
      <div>
        <button type="button" onClick={() => set([...rows, {}])}>
          {t('form.addRow')}
        </button>
      </div>
    </fieldset>
  );
}
