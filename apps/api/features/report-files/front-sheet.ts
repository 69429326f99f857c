import { amsterdamDate, codeLabel } from '#libs/programme';
import type { Cell } from '#libs/spreadsheet';
import { breakText, goneText } from './content/differences.js';
import { readerOf } from './content/reader.js';
import type { EditionJson, ReportDocument } from './report-document.js';

/** What the report is: its five pins, what became of it, and what it is held against. */
export function frontRows(report: ReportDocument): readonly (readonly Cell[])[] {
  const { edition, previous, werklijnen } = report;
  return [
    ['Gegeven', 'Waarde'],
    ...standingRows(edition),
    ['Titel', edition.title],
    ['Rapportage', edition.editionId],
    ['Status', edition.statusLabel.nl],
    ['Geldigheid', edition.standingLabel.nl],
    ['Periode', edition.period.code],
    ['Van', { date: edition.period.from }],
    ['Tot en met', { date: edition.period.to }],
    ['Stand (positie)', edition.asOfPosition],
    ['Stand vastgelegd op', edition.asOfMoment],
    ...report.passedOver.map(({ position, reason }): readonly Cell[] => [
      'Niet te begrijpen, telt nergens mee',
      `positie ${position}: ${reason}`,
    ]),
    ['Peildatum', { date: edition.referenceDate }],
    ['Definities', edition.definitionSet.map(({ code, version }) => `${code} v${version}`).join(', ')],
    ['Jaar van de gebiedsindeling (CBS)', edition.areaEdition],
    ['Onthullingsprofiel', codeLabel('disclosureProfile', edition.disclosureProfile).nl],
    ['Kenmerk (SHA-256 van alle cijfers)', edition.digest],
    ['Vastgesteld op', edition.publishedAt],
    ['Positie van de vaststelling', edition.publishedPosition],
    ['Vervangt rapportage', edition.supersedesEditionId],
    ['Vergeleken met rapportage', previous?.editionId ?? null],
    ['Periode van die rapportage', previous?.period.code ?? null],
    ...report.definitionBreaks.map((one): readonly Cell[] => [
      `Andere definitie dan in die rapportage: ${one.code}`,
      breakText(one, readerOf('nl')),
    ]),
    ...report.areasGone.map((one): readonly Cell[] => [
      `Gebied dat die rapportage nog had: ${one.name} (${one.scope})`,
      goneText(one, report, readerOf('nl')),
    ]),
    ...werklijnen.map(({ werklijn, label }): readonly Cell[] => [`Werklijn ${werklijn}`, label.nl]),
    ...(report.protection?.explanation ?? []).flatMap(({ nl, en }, i): readonly (readonly Cell[])[] => [
      [i === 0 ? 'Wat met de getallen is gedaan' : null, nl],
      [i === 0 ? 'What was done to the numbers' : null, en],
    ]),
    ['Leeg vak', 'Geen getal; de kolom Stand van het cijfer zegt waarom. Het is nooit 0.'],
  ];
}

/** First of all, when the report no longer holds. */
function standingRows(edition: EditionJson): readonly (readonly Cell[])[] {
  if (edition.standing === 'IN_FORCE') return [];
  const on = edition.endedAt === null ? '' : ` op ${amsterdamDate(Date.parse(edition.endedAt))}`;
  const by = edition.supersededByEditionId === null ? '' : ` door ${edition.supersededByEditionId}`;
  return [
    ['LET OP', `Deze rapportage geldt niet meer: ${edition.standingLabel.nl.toLowerCase()}${by}${on}`],
    ['Reden', edition.reason],
  ];
}
