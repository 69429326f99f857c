import { useMemo } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { useProgramme } from '../../../session/use-programme.tsx';
import { parameterValue } from '../../../parts/parameter-value.ts';
import { today } from '../../../url/amsterdam.ts';
import type { FormContext } from './form-plan.ts';

/** What the plan of a form needs of the programme, in the reader's language. */
export function useFormContext(): FormContext {
  const text = useText();
  const { t } = text;
  const { partners, neighbourhoods, kpis } = useProgramme();
  return useMemo(
    () => ({
      today: today(),
      reference: `${today()}-${crypto.randomUUID().slice(0, 6)}`,
      partnerIds: partners.map(({ partnerId }) => partnerId),
      neighbourhoodIds: neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId),
      municipalities: [
        ...new Map(
          neighbourhoods.map((area) => [area.municipalityCode, area.municipality ?? area.municipalityCode]),
        ),
      ].sort(([, a], [, b]) => a.localeCompare(b)),
      definitions: kpis.flatMap(({ code, label, versions }) => {
        const last = versions.at(-1);
        if (!last || last.parameters.length === 0) return [];
        const parameters = last.parameters.map(({ unit, ...parameter }) => ({
          ...parameter,
          unit: unit ? text.say(unit) : undefined,
          now: text.t(parameter.number === null ? 'form.nowAll' : 'form.now', {
            value: parameterValue({ ...parameter, unit }, text),
          }),
        }));
        return [{ code, name: `${code} ${text.say(label)}`, nextVersion: last.version + 1, parameters }];
      }),
      unitOf: (code) => kpis.find((kpi) => kpi.code === code)?.unit.nl,
      words: {
        otherMunicipality: t('plan.otherMunicipality'),
        municipality: t('table.municipality'),
        municipalityCode: t('plan.municipalityCode'),
        municipalityCodeHint: t('plan.municipalityCodeHint'),
        latitude: t('plan.latitude'),
        longitude: t('plan.longitude'),
        takesPartFrom: t('plan.takesPartFrom'),
        aboveHundred: t('plan.aboveHundred'),
      },
    }),
    [partners, neighbourhoods, kpis, t, text],
  );
}
