import {
  canonicalJson,
  fault,
  REASONS,
  typeNamed,
  type EventData,
  type Fault,
  type FieldSpec,
} from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import { AMENDING, EXAMPLE, REFERENCE, type AmendingColumn } from '../columns.js';
import type { CloudEventItem } from '../event-of-row.js';
import { exampleRow, readReference, sorted, type Sorted } from '../map-row.js';
import { placed, type PlacedFault } from '../placed-fault.js';
import { readValue, textIn } from '../read-value.js';
import { idOfRow } from '../row-id.js';
import type { RowPlan } from '../row-plan.js';
import { readAction, type Act } from './action.js';
import { changedFields, type Change } from './changes.js';
import { EntryIndex, referenceOf, type OwnEntry } from './own-entry.js';
import { replacementOf } from './replacement.js';

export interface AmendedRow {
  readonly row: number;
  /** What is to be recorded; nothing where the row says what is so already, or is not right. */
  readonly item?: CloudEventItem;
  readonly change?: Change;
  readonly faults: readonly PlacedFault[];
  readonly notes: readonly PlacedFault[];
}

const REASON: FieldSpec = { kind: 'code', list: 'correctionReason', codes: REASONS };
const WORDS: FieldSpec = { kind: 'text', max: 500 };

type AmendmentRequest = { readonly act: Act; readonly reason?: unknown; readonly reasonText?: unknown };

/** Makes corrections, withdrawals and reinstatements of rows, each against its entry as it stands. */
export class RowAmender {
  readonly #index: EntryIndex;
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly plan: RowPlan,
    entries: readonly OwnEntry[],
    private readonly source: string,
  ) {
    this.#index = new EntryIndex(plan.type, entries);
  }

  amend(row: Row): AmendedRow {
    const faults: PlacedFault[] = [];
    const cells = sorted(this.plan, row, faults);
    const reference = cells.reference && readReference(cells.reference, row.number, faults);
    if (reference === EXAMPLE.nl || reference === EXAMPLE.en) return exampleRow(row.number, reference);
    const entry = this.#entryOf(row, cells, reference, faults);
    const request = this.#asked(row, cells, faults);
    if (!entry || !request) return { row: row.number, faults, notes: [] };
    const { data, faults: unread, notes } = replacementOf(this.plan, row, cells, entry.data);
    faults.push(...unread);
    return { ...this.#amended(row, cells, entry, { request, data, faults }), notes };
  }

  /** The entry that a row names, by its number or by the sender's own reference. */
  #entryOf(
    row: Row,
    { amending }: Sorted,
    reference: string | undefined,
    faults: PlacedFault[],
  ): OwnEntry | undefined {
    const named = amending.get('entry');
    const text = named && textIn(named.cell);
    if (typeof text === 'object') {
      faults.push(this.#at(row, 'entry', text.fault));
      return undefined;
    }
    const found = text === undefined ? undefined : this.#index.byId(text);
    const known = found ? [found] : text === undefined ? this.#index.byReference(reference ?? '') : [];
    const [entry] = known;
    const wrong = this.#wrongOf(row, { text, reference, known });
    if (wrong) faults.push(wrong);
    else if (entry) this.#seen.set(entry.entryId, row.number);
    return wrong ? undefined : entry;
  }

  #wrongOf(
    row: Row,
    {
      text,
      reference,
      known,
    }: {
      readonly text: string | undefined;
      readonly reference: string | undefined;
      readonly known: readonly OwnEntry[];
    },
  ): PlacedFault | undefined {
    const [entry, other] = known;
    const isByReference = text === undefined;
    if (isByReference && reference === undefined) return this.#at(row, 'entry', fault('ENTRY_UNNAMED', []));
    const where = isByReference ? 'reference' : 'entry';
    if (!entry) return this.#at(row, where, fault('ENTRY_UNKNOWN', [], {}, text ?? reference));
    if (other) return this.#at(row, 'reference', fault('REFERENCE_OF_MORE', [], {}, reference));
    if (reference !== undefined && reference !== referenceOf(this.plan.type, entry))
      return this.#at(row, 'reference', fault('REFERENCE_KEPT', [], {}, reference));
    const before = this.#seen.get(entry.entryId);
    return before === undefined
      ? undefined
      : this.#at(row, where, fault('ENTRY_NAMED_TWICE', [], { row: before }));
  }

  /** What is to happen and why, as far as the row says it. */
  #asked(row: Row, { amending }: Sorted, faults: PlacedFault[]): AmendmentRequest | undefined {
    const before = faults.length;
    const action = amending.get('action');
    const text = action ? textIn(action.cell) : '';
    const read = typeof text === 'string' ? readAction(text) : text;
    if ('fault' in read) faults.push(this.#at(row, 'action', read.fault));
    const valueOf = (name: 'why' | 'whyText', spec: FieldSpec): unknown => {
      const found = amending.get(name);
      const value = found ? readValue(spec, found.cell) : { value: undefined };
      if ('value' in value) return value.value;
      faults.push(this.#at(row, name, value.fault));
      return undefined;
    };
    const [reason, reasonText] = [valueOf('why', REASON), valueOf('whyText', WORDS)];
    if (faults.length > before || 'fault' in read) return undefined;
    return { act: read.act, reason, reasonText };
  }

  #amended(
    row: Row,
    { amending }: Sorted,
    entry: OwnEntry,
    made: {
      readonly request: AmendmentRequest;
      readonly data: EventData;
      readonly faults: readonly PlacedFault[];
    },
  ): Omit<AmendedRow, 'notes'> {
    const { request, data } = made;
    const { act, reason, reasonText } = request;
    const isChanged = canonicalJson(data) !== canonicalJson(entry.data);
    const isDone = (act === 'EntryRetracted') === (entry.status === 'RETRACTED');
    if (made.faults.length > 0) return { row: row.number, faults: made.faults };
    const refused = (column: AmendingColumn, found: Fault): Omit<AmendedRow, 'notes'> => ({
      row: row.number,
      faults: [this.#at(row, column, found)],
    });
    if (act !== 'EntryCorrected' && isChanged) return refused('action', fault('ACTION_AND_CHANGES', []));
    if (act === 'EntryCorrected' ? !isChanged : isDone) return { row: row.number, faults: [] };
    if (act === 'EntryCorrected' && entry.status === 'RETRACTED')
      return refused('entry', fault('ENTRY_RETRACTED', [], {}, entry.entryId));
    const version = amending.get('version');
    if (version && textIn(version.cell) !== entry.version)
      return refused('version', fault('ENTRY_CHANGED_SINCE', []));
    if (reason === undefined) return refused('why', fault('EMPTY_CELL', [], { name: AMENDING.why }));
    const { entryId } = entry;
    const said = {
      entryId,
      basedOn: entry.version,
      ...(act === 'EntryCorrected' ? { replacement: data } : {}),
      reason,
      ...(reasonText === undefined ? {} : { reasonText }),
    };
    const { type } = typeNamed(act);
    // A UUID and no more: with a word before it one in some hundreds would look like an IBAN.
    const id = idOfRow(type, canonicalJson(said));
    const fields = act === 'EntryCorrected' ? changedFields(this.plan.type, entry.data, data) : [];
    return {
      row: row.number,
      faults: [],
      item: { specversion: '1.0', id, source: this.source, type, data: said },
      change: { row: row.number, entryId, what: act, fields },
    };
  }

  #at(row: Row, column: AmendingColumn | 'reference', found: Fault): PlacedFault {
    const at = this.plan.header.meanings.indexOf(column);
    const header = column === 'reference' ? REFERENCE : AMENDING[column];
    return placed(found, { row: row.number, column: at < 0 ? undefined : at, header });
  }
}
