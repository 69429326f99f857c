import { canonicalJson, type EventType } from '#libs/programme';

import { referencePrefix } from './corrections/own-entry.js';
import type { MappedRow } from './map-row.js';
import { idOfRow } from './row-id.js';

export type CloudEventItem = Readonly<Record<string, unknown>>;

/**
 * Makes events of rows, each with an id that is the same whenever the row is sent again: of its type and its own
 * reference when it has one, else of its content and how many rows with that content came before it
 * (docs/decisions/0009).
 */
export class EventsOfRows {
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly type: EventType,
    private readonly source: string,
  ) {}

  eventOf({ row, reference, data, faults }: MappedRow): CloudEventItem {
    // A row that is refused anyway must not be taken for a row it is not.
    const id =
      faults.length > 0
        ? `rij-${row}`
        : reference === undefined
          ? this.#byContent(data)
          : this.#by(reference);
    return { specversion: '1.0', id, source: this.source, type: this.type.type, data };
  }

  #by(reference: string): string {
    return `${referencePrefix(this.type)}${reference}`;
  }

  #byContent(data: MappedRow['data']): string {
    const content = canonicalJson(data);
    const first = idOfRow(this.type.type, content);
    const before = this.#seen.get(first) ?? 0;
    this.#seen.set(first, before + 1);
    return before === 0 ? first : idOfRow(this.type.type, `${content}\n${before}`);
  }
}
