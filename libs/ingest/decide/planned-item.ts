import type { EventData, FaultJson } from '#libs/programme';
import type { NewItem } from '../check/new-item.js';

/** An item that is to be appended. */
export interface PlannedItem {
  readonly item: NewItem;
  readonly data: EventData;
  readonly naturalKey: string;
  readonly warnings: readonly FaultJson[];
}
