import type { OpenEdition } from '../edition.js';

const words = (text: string) => ({ nl: text, en: `${text} (en)` });
/** An edition with a figure that is free, one kept back and one that is not protected. */
export const OPEN_EDITION: OpenEdition = {
  editionId: '2025-H1-1',
  title: undefined,
  period: '2025-H1',
  from: '2025-01-01',
  to: '2025-06-30',
  status: 'FINAL',
  statusLabel: words('Definitief'),
  standing: 'IN_FORCE',
  reason: undefined,
  supersededBy: undefined,
  publishedOn: '2025-07-15',
  rules: { version: 1, hideUpTo: 7, base: 5, keep: 4 },
  isHeldBack: false,
  cumulativeFrom: '2023-01-01',
  referenceDate: '2025-07-14',
  areaEdition: 2025,
  method: 'OUTSIDE 1',
  digest: 'a'.repeat(64),
  measures: [
    {
      code: 'K1.1',
      kpi: '1.1',
      label: words('Huishoudens bereikt'),
      unit: words('huishoudens'),
      definition: words('wie bereikt is'),
      isShare: false,
      isProtected: true,
    },
    {
      code: 'K4.3',
      kpi: '4.3',
      label: words('Bomen netto'),
      unit: words('bomen'),
      definition: words('geplant min gekapt'),
      isShare: false,
      isProtected: false,
    },
  ],
  areas: [
    { code: 'NL', kind: 'PROGRAMME', name: 'Programma' },
    { code: 'WK9901', kind: 'NEIGHBOURHOOD', name: 'Noord', municipalityCode: 'GM9999' },
  ],
  observations: [
    { measure: 'K1.1', area: 'NL', span: 'PERIOD', status: 'OK', value: 45, lower: 41, upper: 49 },
    { measure: 'K1.1', area: 'WK9901', span: 'PERIOD', status: 'PROTECTED', lower: 0 },
    { measure: 'K4.3', area: 'NL', span: 'PERIOD', status: 'OK', value: -3 },
  ],
};
