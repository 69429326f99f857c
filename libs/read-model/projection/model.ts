import {
  bringIn,
  carryOut,
  FactStore,
  markOf,
  NaturalKeys,
  rollBack,
  type ClosedVersion,
  type Moments,
  type Transfer,
  type StoreMark,
} from '#libs/indicators';
import type { Change } from './change.js';

/** How much a model held at a moment, between two events. */
export interface ModelMark extends StoreMark {
  readonly otherKeys: number;
}

/** What is in memory of one projection version. */
export class Model {
  readonly naturalKeys = new NaturalKeys();

  constructor(readonly facts = new FactStore()) {}

  get moments(): Moments {
    return this.facts.moments;
  }

  get position(): number {
    return this.moments.head;
  }

  /** Adds what the next event does, which was recorded at a moment, and to `closed` what stopped counting by it. */
  apply(changes: readonly Change[], recordedAt: number, closed: ClosedVersion[] = []): void {
    for (const change of changes) {
      if (change.kind === 'close') closed.push(this.facts.close(change.entryId, change.at));
      else if (change.kind === 'reopen') this.facts.reopen(change.entryId, change.at);
      else if (change.kind === 'settle') this.moments.settle(change);
      else {
        this.facts.add(change);
        if (change.naturalKey !== undefined) this.naturalKeys.add(change.naturalKey);
      }
    }
    this.moments.add(recordedAt);
  }

  /** Makes room for so many events in all, which most are one version each of. */
  reserve(events: number): void {
    this.facts.links.reserve(events);
    this.moments.reserve(events);
    this.naturalKeys.reserve(events);
  }

  mark(): ModelMark {
    return { ...markOf(this.facts), otherKeys: this.naturalKeys.others.size };
  }

  /**
   * Makes it what it was at a mark; `closed`: what has stopped counting since. Costs a pass over the natural keys.
   */
  rollBack(mark: ModelMark, closed: readonly ClosedVersion[]): void {
    rollBack(this.facts, mark, closed);
    const { values, length } = this.facts.versionNaturalKey;
    this.naturalKeys.reset(values.subarray(0, length), mark.otherKeys);
  }

  /** Takes along all that it has learned since a mark. */
  carryOut(transfer: Transfer, mark: ModelMark): void {
    carryOut(this.facts, transfer, mark);
    transfer.texts(this.naturalKeys.others, mark.otherKeys);
  }

  /** Adds what was carried out of a model that stood where this one stands. Throws when it is none. */
  bringIn(transfer: Transfer): void {
    const from = this.facts.versions;
    bringIn(this.facts, transfer);
    transfer.texts(this.naturalKeys.others, this.naturalKeys.others.size);
    const { values, length } = this.facts.versionNaturalKey;
    for (const number of values.subarray(from, length)) this.naturalKeys.addNumber(number);
  }
}
