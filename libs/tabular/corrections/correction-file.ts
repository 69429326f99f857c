import { codeLabel, REASONS, type EventType, type Label } from '#libs/programme';
import { writeOds, writeWorkbook, type Cell } from '#libs/spreadsheet';

import { choicesOf, listsOf, valuesSheet, type List, type OwnChoices } from '../choice-lists.js';
import { AMENDING, fileColumns, REFERENCE, STANDING } from '../columns.js';
import { csvLine } from '../csv.js';
import { explanationSheet, type ExplainedColumn } from '../explanation-sheet.js';
import type { Format } from '../open-table.js';
import { DATA_SHEET, textColumnsOf, widthOf } from '../template.js';
import { cellsOf, csvText, type Language } from '../write-cells.js';
import { ACTIONS, type Act } from './action.js';
import { referenceOf, type OwnEntry } from './own-entry.js';

/** Columns before those of the type, and after them. */
const BEFORE = [AMENDING.entry, AMENDING.version, REFERENCE, STANDING];
const AFTER = [AMENDING.action, AMENDING.why, AMENDING.whyText];

const ABOUT: Label = {
  nl: 'Wijzig alleen de cellen die anders moeten zijn en lever het bestand weer aan. Een lege cel laat staan wat er stond; (leeg) haalt het weg. Rijen die u niet wijzigt mogen blijven staan of weg',
  en: 'Change only the cells that are to be different and send the file again. An empty cell leaves what was there; (empty) takes it away. Rows you do not change may stay or go',
};
const HELP: readonly ExplainedColumn[] = [
  {
    label: AMENDING.entry,
    help: { nl: 'Welke gebeurtenis; laat dit staan', en: 'Which entry; leave this as it is' },
    name: 'entryId',
  },
  {
    label: AMENDING.version,
    help: {
      nl: 'Waarop u wijzigt; laat dit staan. Wijzigde iemand de gebeurtenis intussen, dan wordt de rij geweigerd',
      en: 'What you change; leave this as it is. If somebody changed the entry meanwhile the row is refused',
    },
    name: 'basedOn',
  },
  {
    label: REFERENCE,
    help: { nl: 'Uw kenmerk; kan niet veranderen', en: 'Your reference; cannot change' },
    name: 'id',
  },
  {
    label: STANDING,
    help: {
      nl: 'Of de gebeurtenis meetelt; wordt niet gelezen',
      en: 'Whether the entry counts; it is not read',
    },
    name: 'status',
  },
  {
    label: AMENDING.action,
    help: {
      nl: 'Leeg of wijzigen: de gewijzigde cellen worden gecorrigeerd; intrekken: de gebeurtenis telt niet meer mee; herstellen: zij telt weer mee',
      en: 'Empty or change: the changed cells are corrected; retract: the entry no longer counts; reinstate: it counts again',
    },
    name: 'action',
  },
  {
    label: AMENDING.why,
    help: {
      nl: 'Verplicht in elke rij die iets wijzigt',
      en: 'Required in every row that changes something',
    },
    name: 'reason',
  },
  {
    label: AMENDING.whyText,
    help: {
      nl: 'In uw eigen woorden, zonder persoonsgegevens',
      en: 'In your own words, without personal data',
    },
    name: 'reasonText',
  },
];

const STANDS: Readonly<Record<OwnEntry['status'], Label>> = {
  EFFECTIVE: { nl: 'telt mee', en: 'counts' },
  RETRACTED: { nl: 'ingetrokken', en: 'retracted' },
};

/**
 * One's own entries of a type as a file in which they can be corrected, retracted and reinstated; sent unchanged it
 * says nothing.
 */
export async function correctionFile(
  type: EventType,
  format: Format,
  language: Language,
  { entries, own = {} }: { readonly entries: readonly OwnEntry[]; readonly own?: OwnChoices },
): Promise<Buffer> {
  const header = [...BEFORE, ...fileColumns(type).map(({ label }) => label), ...AFTER].map(
    (label) => label[language],
  );
  const rows = function* (): Generator<readonly Cell[]> {
    for (const entry of entries) yield rowOf(type, entry, language);
  };
  if (format === 'csv') {
    const lines = [csvLine(header, ';')];
    for (const row of rows()) lines.push(csvLine(row.map(csvText), ';'));
    return Buffer.from(`\uFEFF${lines.join('')}`);
  }
  const lists = [...listsOf(type, language, own, BEFORE.length), ...amendingLists(header, language)];
  const write = format === 'ods' ? writeOds : writeWorkbook;
  return write([
    {
      name: DATA_SHEET[language],
      rows: [header, ...rows()],
      widths: header.map(widthOf),
      textColumns: [1, 2, ...textColumnsOf(type, BEFORE.length)],
      choices: choicesOf(lists, language),
    },
    valuesSheet(lists, language),
    explanationSheet(type, language, { about: ABOUT, columns: HELP }),
  ]);
}

const rowOf = (type: EventType, entry: OwnEntry, language: Language): readonly Cell[] => [
  entry.entryId,
  entry.version,
  referenceOf(type, entry) ?? null,
  STANDS[entry.status][language],
  ...cellsOf(type, entry.data, language),
  ...AFTER.map(() => null),
];

/** What may stand under *Actie* and under the reason. */
function amendingLists(header: readonly string[], language: Language): readonly List[] {
  const acts = (Object.keys(ACTIONS) as readonly Act[]).map((act) => ACTIONS[act][language]);
  const reasons = REASONS.map((code) => codeLabel('correctionReason', code)[language]);
  return [
    { label: AMENDING.action[language], values: acts },
    { label: AMENDING.why[language], values: reasons },
  ].map((list) => ({ ...list, column: header.indexOf(list.label), one: true }));
}
