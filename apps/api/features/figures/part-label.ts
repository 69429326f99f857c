import { programmeRegisterAt, type EffectiveEntries, type FigurePart, type Kpi } from '#libs/indicators';
import { CODES, FIELDS, typeNamed, type Label } from '#libs/programme';
import { WERKLIJNEN } from '../register/werklijnen.js';

const UNKNOWN: Label = { nl: 'Onbekend', en: 'Unknown' };

/** What a person reads for a part of a figure; free text and what has no label reads as itself. */
export function partLabel(
  kpi: Kpi,
  { dimension, key }: Pick<FigurePart, 'dimension' | 'key'>,
  at: () => EffectiveEntries,
): Label {
  const itself: Label = { nl: key, en: key };
  if (key === 'UNKNOWN') return UNKNOWN;
  if (dimension === 'werklijn')
    return WERKLIJNEN.find(({ number }) => String(number) === key)?.name ?? itself;
  if (dimension === 'dimension') return FIELDS[key] ?? itself;
  if (dimension !== 'partner') return CODES[codeList(kpi, dimension) ?? '']?.[key] ?? itself;
  const name = programmeRegisterAt(at()).partners.get(key)?.name ?? key;
  return { nl: name, en: name };
}

/** The code list of a dimension is that of the field it is read from: `kind` of a placement or of an obstacle. */
function codeList(kpi: Kpi, dimension: string): string | undefined {
  const split = kpi.splits.find((known) => known.dimension === dimension);
  for (const name of split?.of ?? kpi.inputs) {
    const spec = typeNamed(name).fields[dimension]?.spec;
    if (spec?.kind === 'code') return spec.list;
  }
  return undefined;
}
