import type { Cell, Sheet } from '#libs/spreadsheet';
import type { OpenEdition } from './edition.js';
import { OPEN_COLUMNS, rowsOf, type OpenColumn, type OpenRow } from './rows.js';
import { explanationOf, KIND_WORDS, LICENCE, PUBLISHER } from './words.js';

/** The sheets of an edition, for XLSX and ODS alike. What is no number is a word, so that nothing adds it up. */
export const openSheets = (edition: OpenEdition): readonly Sheet[] => [
  { name: 'Uitleg', rows: aboutRows(edition), widths: [26, 100] },
  {
    name: 'Cijfers',
    rows: [
      OPEN_COLUMNS.map(({ title }) => title.nl),
      ...rowsOf(edition).map((row) => OPEN_COLUMNS.map((column) => cellOf(column, row, edition))),
    ],
    widths: OPEN_COLUMNS.map(({ title }) => Math.max(12, title.nl.length + 2)),
    filter: true,
  },
  {
    name: 'Maten',
    rows: [
      ['Maat', 'Indicator', 'Naam', 'Name', 'Eenheid', 'Definitie', 'Over mensen'],
      ...edition.measures.map(({ code, kpi, label, unit, definition, isProtected }) => [
        ...[code, kpi, label.nl, label.en, unit.nl, definition.nl],
        isProtected ? 'ja: afgerond of geheim' : 'nee: zoals het is',
      ]),
    ],
    widths: [16, 10, 44, 44, 24, 80, 24],
    filter: true,
  },
  {
    name: 'Gebieden',
    rows: [
      ['Gebied', 'Soort', 'Naam', 'Gemeente'],
      ...edition.areas.map(({ code, kind, name, municipalityCode }) => [
        ...[code, KIND_WORDS[kind].nl, name],
        municipalityCode ?? null,
      ]),
    ],
    widths: [24, 14, 36, 12],
    filter: true,
  },
];

/** Numbers as they are, under no format: what is seen is what is there. */
function cellOf({ cell, type }: OpenColumn, row: OpenRow, edition: OpenEdition): Cell {
  const value = cell(row, edition);
  if (value === undefined) return null;
  return typeof value === 'string' && type === 'date' ? { date: value } : value;
}

const aboutRows = (edition: OpenEdition): readonly (readonly Cell[])[] => [
  ['Gegeven', 'Waarde'],
  ['Rapportage', edition.editionId],
  ['Titel', edition.title ?? null],
  ['Periode', edition.period],
  ['Status', edition.statusLabel.nl],
  ['Vastgesteld op', { date: edition.publishedOn }],
  ['Peildatum', { date: edition.referenceDate }],
  ['Jaar van de gebiedsindeling (CBS)', edition.areaEdition],
  ['Uitgever', PUBLISHER.nl],
  ['Licentie', LICENCE],
  ['Beschermd met', edition.method],
  ['Kenmerk (SHA-256 van de beschermde tabel)', edition.digest],
  ...explanationOf(edition.rules).map(({ nl }, i): readonly Cell[] => [
    i === 0 ? 'Wat met de getallen is gedaan' : null,
    nl,
  ]),
  ...explanationOf(edition.rules).map(({ en }, i): readonly Cell[] => [
    i === 0 ? 'What was done to the numbers' : null,
    en,
  ]),
];
