import type { FigureStatus } from '#libs/indicators';
import { codeLabel, type Label } from '#libs/programme';
import type { ReportArea } from './report-document.js';

const label = (nl: string, en: string): Label => ({ nl, en });

/** What is read where a figure stands for no number: that is not the number 0. */
export const FIGURE_STATUS: Readonly<Record<FigureStatus, Label>> = {
  NO_DATA: label('Geen gegevens', 'No data'),
  OK: label('Bekend', 'Known'),
  NOT_MATURE: label('Nog niet te beoordelen', 'Too early to judge'),
  PROTECTED: label('Geheim', 'Protected'),
};

/** OK without a number: everything there is belongs to the unknown part. */
export const ONLY_UNKNOWN = label('Niet te bepalen (alles onbekend)', 'Cannot be determined (all unknown)');

export const AREA_KIND: Readonly<Record<ReportArea['kind'], Label>> = {
  PROGRAMME: label('Programma', 'Programme'),
  MUNICIPALITY: label('Gemeente', 'Municipality'),
  NEIGHBOURHOOD: label('Gebied', 'Neighbourhood'),
};

export const ADDS_UP_OVER: Readonly<Record<string, Label>> = {
  periods: label('perioden', 'periods'),
  areas: label('gebieden', 'areas'),
  parts: label('uitsplitsingen', 'splits'),
};

const AMOUNTS: Readonly<Record<string, Label>> = {
  value: label('Waarde', 'Value'),
  numerator: label('Teller', 'Numerator'),
  denominator: label('Noemer', 'Denominator'),
  unknown: label('Onbekend', 'Unknown'),
  immature: label('Nog niet te beoordelen', 'Too early to judge'),
  gasM3: label('Gas (m³ per jaar)', 'Gas (m³ a year)'),
  kWh: label('Elektriciteit (kWh per jaar)', 'Electricity (kWh a year)'),
  eur: label('Euro per jaar', 'Euros a year'),
  low: label(
    'Minimaal, als partners dezelfde personen tellen',
    'At least, if partners count the same persons',
  ),
  high: label(
    'Maximaal, als partners verschillende personen tellen',
    'At most, if partners count different persons',
  ),
  sustained: label('Duurzaam aan het werk', 'In lasting work'),
  notSustained: label('Niet duurzaam', 'Not lasting'),
  mature: label('Beoordeeld', 'Judged'),
  notMature: label('Nog niet te beoordelen', 'Too early to judge'),
  lower: label('Ondergrens (aandeel)', 'Lower bound (share)'),
  upper: label('Bovengrens (aandeel)', 'Upper bound (share)'),
  hours: label('Uren per week', 'Hours a week'),
  sum: label('Som van de labelstappen', 'Sum of the label steps'),
  n: label('Aantal woningen met beide labels', 'Dwellings with both labels'),
  median: label('Mediaan', 'Median'),
  arranged: label('Geregeld (€)', 'Arranged (€)'),
  withdrawn: label('Ingetrokken (€)', 'Withdrawn (€)'),
  paid: label('Uitbetaald (€)', 'Paid (€)'),
  lengthNumerator: label('Teller naar lengte (m)', 'Numerator by length (m)'),
  lengthDenominator: label('Noemer naar lengte (m)', 'Denominator by length (m)'),
  lengthShare: label('Gewogen naar lengte (aandeel)', 'Weighted by length (share)'),
  missed: label('Gemist', 'Missed'),
  answered: label('Beantwoord', 'Answered'),
  open: label('Open', 'Open'),
  resolvedUnanswered: label('Opgelost zonder antwoord', 'Resolved without an answer'),
  medianDaysOpen: label('Open: mediaan in dagen', 'Open: median in days'),
  longestDaysOpen: label('Open: langst in dagen', 'Open: longest in days'),
  granted: label('Toegekend', 'Granted'),
  denied: label('Afgewezen', 'Denied'),
  entries: label('Gebeurtenissen', 'Entries'),
  late: label('Waarvan laat', 'Late among them'),
  lateShare: label('Aandeel laat', 'Share late'),
};

/** What a number of a figure is called; one without a name of its own reads as it is written. */
export function amountLabel(name: string): Label {
  if (!name.startsWith('missed.')) return AMOUNTS[name] ?? label(name, name);
  const { nl, en } = codeLabel('missedReason', name.slice('missed.'.length));
  return label(`Gemist: ${nl}`, `Missed: ${en}`);
}
