import { sourceOf, type PARTNER_KINDS, type Werklijn } from '#libs/programme';

/** When a partner hands in what it logged. */
export type Cadence = 'daily' | 'weekly' | 'monthly' | 'quarterly';

/** A partner of the demo programme. Every one is made up; OINs are of the test range 00000099. */
export interface DemoPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: (typeof PARTNER_KINDS)[number];
  readonly werklijnen: readonly Werklijn[];
  readonly neighbourhoodIds: readonly string[];
  /** Areas it joins half a year after it started. */
  readonly laterNeighbourhoodIds: readonly string[];
  /** First day of work. */
  readonly from: string;
  /** Last day anything was heard of it, for a partner that falls silent. */
  readonly until: string | undefined;
  readonly cadence: Cadence;
  /** New households per area and month in a plain month at full strength; 0 for a partner without outreach. */
  readonly households: number;
  /** Works per area and month. */
  readonly works: number;
  /** New participants per area and month in a plain month at full strength. */
  readonly participants: number;
  /** Private dwellings newly advised per area and month. */
  readonly owners: number;
  readonly oin: string;
}

type Row = [
  partnerId: string,
  name: string,
  kind: DemoPartner['kind'],
  werklijnen: readonly Werklijn[],
  neighbourhoodIds: string,
  from: string,
  cadence: Cadence,
  households: number,
  works: number,
  more?: { later?: string; until?: string; participants?: number; owners?: number },
];

const ROWS: readonly Row[] = [
  [
    'gemeente-duindorp',
    'Gemeente Duindorp',
    'MUNICIPALITY',
    [1, 4],
    'den-haag-zuidwest schiedam-nieuwland-oost',
    '2023-11-01',
    'weekly',
    19,
    1.5,
  ],
  [
    'gemeente-klaverwaard',
    'Gemeente Klaverwaard',
    'MUNICIPALITY',
    [1, 2, 4],
    'utrecht-overvecht nieuwegein-centrale-as',
    '2023-11-01',
    'weekly',
    22,
    1.5,
    { participants: 3.5 },
  ],
  [
    'gemeente-verzonnen-veen',
    'Gemeente Verzonnen Veen',
    'MUNICIPALITY',
    [1, 3, 4],
    'groningen-noord leeuwarden-oost',
    '2024-01-08',
    'monthly',
    18,
    1.65,
    { owners: 5 },
  ],
  [
    'gemeente-zonnepolder',
    'Gemeente Zonnepolder',
    'MUNICIPALITY',
    [3, 4],
    'lelystad-oost zaandam-oost amsterdam-nieuw-west',
    '2023-11-20',
    'weekly',
    0,
    1.8,
    { owners: 9 },
  ],
  [
    'gemeente-mergelrode',
    'Gemeente Mergelrode',
    'MUNICIPALITY',
    [1, 4],
    'heerlen-noord',
    '2023-12-04',
    'weekly',
    24,
    1.8,
    { later: 'eindhoven-woensel-zuid' },
  ],
  [
    'woonstichting-de-verzonnen-hoek',
    'Woonstichting De Verzonnen Hoek',
    'HOUSING_CORPORATION',
    [1, 4],
    'rotterdam-zuid schiedam-nieuwland-oost',
    '2023-11-01',
    'monthly',
    21,
    0.6,
  ],
  [
    'woonstichting-het-luchtslot',
    'Woonstichting Het Luchtslot',
    'HOUSING_CORPORATION',
    [1],
    'amsterdam-zuidoost amsterdam-nieuw-west',
    '2024-02-05',
    'weekly',
    25,
    0,
  ],
  [
    'woonbedrijf-nergenshuizen',
    'Woonbedrijf Nergenshuizen',
    'HOUSING_CORPORATION',
    [1, 3],
    'tilburg-noordwest breda-noord',
    '2024-03-04',
    'quarterly',
    19,
    0,
    { owners: 6 },
  ],
  [
    'corporatie-de-papieren-gevel',
    'Corporatie De Papieren Gevel',
    'HOUSING_CORPORATION',
    [1, 4],
    'arnhem-oost',
    '2024-05-13',
    'weekly',
    27,
    0.75,
    { later: 'eindhoven-woensel-zuid' },
  ],
  [
    'energiecooperatie-denkbeeldige-zon',
    'Energiecoöperatie De Denkbeeldige Zon',
    'ENERGY_COOPERATIVE',
    [1, 3],
    'utrecht-overvecht amsterdam-zuidoost',
    '2024-01-15',
    'weekly',
    16,
    0,
    { owners: 9 },
  ],
  [
    'energiecooperatie-warme-fantasie',
    'Energiecoöperatie Warme Fantasie',
    'ENERGY_COOPERATIVE',
    [1, 3],
    'groningen-noord zaandam-oost',
    '2024-09-02',
    'weekly',
    19,
    0,
    { owners: 7 },
  ],
  [
    'fixbrigade-sprookjesdal',
    'Fixbrigade Sprookjesdal',
    'OTHER',
    [1, 2],
    'rotterdam-zuid den-haag-zuidwest',
    '2023-11-13',
    'daily',
    28,
    0,
    { later: 'breda-noord', participants: 2.5 },
  ],
  [
    'bewonersbedrijf-de-droomstraat',
    'Bewonersbedrijf De Droomstraat',
    'RESIDENTS_GROUP',
    [1],
    'lelystad-oost',
    '2024-04-08',
    'monthly',
    14,
    0,
  ],
  [
    'bewonersgroep-samen-verzonnen',
    'Bewonersgroep Samen Verzonnen',
    'RESIDENTS_GROUP',
    [1],
    'leeuwarden-oost',
    '2025-01-13',
    'monthly',
    13,
    0,
    { until: '2026-05-29' },
  ],
  [
    'welzijn-nimmerland',
    'Welzijn Nimmerland',
    'OTHER',
    [1],
    'amsterdam-zuidoost amsterdam-nieuw-west zaandam-oost',
    '2024-02-19',
    'weekly',
    17,
    0,
  ],
  [
    'wijkteam-overal-en-nergens',
    'Wijkteam Overal en Nergens',
    'OTHER',
    [1],
    'tilburg-noordwest arnhem-oost',
    '2024-06-03',
    'daily',
    18,
    0,
  ],
  [
    'netbeheer-vonkenland',
    'Netbeheer Vonkenland',
    'OTHER',
    [4],
    'rotterdam-zuid den-haag-zuidwest utrecht-overvecht tilburg-noordwest arnhem-oost',
    '2023-11-06',
    'weekly',
    0,
    1.35,
  ],
  [
    'warmtebedrijf-gloeiwijk',
    'Warmtebedrijf Gloeiwijk',
    'OTHER',
    [4],
    'groningen-noord breda-noord amsterdam-zuidoost nieuwegein-centrale-as',
    '2024-03-18',
    'quarterly',
    0,
    1.2,
  ],
  [
    'leerwerkbedrijf-luilekkerland',
    'Leerwerkbedrijf Luilekkerland',
    'REGIONAL_WORK_COMPANY',
    [1, 2],
    'heerlen-noord',
    '2024-10-07',
    'monthly',
    16,
    0,
    { participants: 9 },
  ],
  [
    'roc-de-bedachte-brug',
    'ROC De Bedachte Brug',
    'EDUCATION',
    [2],
    'rotterdam-zuid utrecht-overvecht',
    '2024-08-26',
    'monthly',
    0,
    0,
    { participants: 10 },
  ],
  [
    'kennislab-hypothese',
    'Kennislab Hypothese',
    'KNOWLEDGE_INSTITUTE',
    [1, 2, 3, 4],
    'utrecht-overvecht groningen-noord eindhoven-woensel-zuid',
    '2024-01-29',
    'quarterly',
    0,
    0,
  ],
];

const demoOin = (number: number) => `00000099${String(number).padStart(9, '0')}000`;
const words = (text: string | undefined) => (text ? text.split(' ') : []);

export const DEMO_PARTNERS: readonly DemoPartner[] = ROWS.map(
  ([partnerId, name, kind, werklijnen, areas, from, cadence, households, works, more], i) => ({
    partnerId,
    name: `${name} (fictief)`,
    kind,
    werklijnen,
    neighbourhoodIds: words(areas),
    laterNeighbourhoodIds: words(more?.later),
    from,
    until: more?.until,
    cadence,
    households,
    works,
    participants: more?.participants ?? 0,
    owners: more?.owners ?? 0,
    oin: demoOin(100_000_001 + i),
  }),
);

/** The OIN the demo's programme office signs its own items with. */
export const DEMO_OFFICE_OIN = demoOin(999_999_999);

/** `source` of what a partner, or the programme office, sends. */
export const demoSource = (partner: DemoPartner | undefined): string =>
  partner ? sourceOf(partner, 'registratie') : sourceOf({ oin: DEMO_OFFICE_OIN }, 'programmabureau');
