import { periodsOf, usePeriodName } from '../../../intl/period-name.ts';
import { useText } from '../../../intl/use-text.tsx';
import { useProgramme, useRights } from '../../../session/use-programme.tsx';
import { today } from '../../../url/amsterdam.ts';
import { isChoice, type FieldValue } from './field-values.ts';
import type { FormField } from './form-field.ts';

export type Option = readonly [value: string, label: string];

/** Years before and after this one that a report or target is asked about. */
const PERIOD_YEARS = { before: 4, after: 4 };

/** What can be chosen for a field: its codes, or what the register knows; undefined where it is typed. */
export function useOptions(field: FormField, value: FieldValue | undefined): readonly Option[] | undefined {
  const { say, t } = useText();
  const { neighbourhoods, partners, kpis } = useProgramme();
  const { partnerId } = useRights();
  const periodName = usePeriodName();
  if (field.options) return field.options;
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
  if (field.name === 'period') return periodOptions(value, periodName);
  if (field.kind === 'integer' && field.list && isChoice(field))
    return Array.from({ length: (field.max ?? 0) - (field.min ?? 0) + 1 }, (_, i): Option => {
      const number = String((field.min ?? 0) + i);
      return [number, field.name === 'werklijnen' ? t('werklijn.n', { number }) : number];
    });
  return undefined;
}

/** Years, halves and quarters around now, and whatever the field holds already. */
function periodOptions(
  value: FieldValue | undefined,
  periodName: (code: string) => string,
): readonly Option[] {
  const year = Number(today().slice(0, 4));
  const codes = periodsOf(year - PERIOD_YEARS.before, year + PERIOD_YEARS.after);
  const held = typeof value === 'string' && value !== '' && !codes.includes(value) ? [value] : [];
  return [...held, ...codes].map((code) => [code, periodName(code)]);
}
