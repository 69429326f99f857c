import { FactStore, NaturalKeys, type Moments } from '#libs/indicators';
import type { Change } from './change.js';

/** What is in memory of one projection version: derived from the committed rows, changed only after a commit. */
export class Model {
  readonly naturalKeys = new NaturalKeys();

  constructor(readonly facts = new FactStore()) {}

  get moments(): Moments {
    return this.facts.moments;
  }

  get position(): number {
    return this.moments.head;
  }

  apply(changes: readonly Change[], moments: readonly number[]): void {
    for (const change of changes) {
      if (change.kind === 'close') this.facts.close(change.entryId, change.at);
      else if (change.kind === 'reopen') this.facts.reopen(change.entryId, change.at);
      else if (change.kind === 'settle') this.moments.settle(change);
      else {
        this.facts.add(change);
        if (change.naturalKey !== undefined) this.naturalKeys.add(change.naturalKey);
      }
    }
    for (const moment of moments) this.moments.add(moment);
  }
}
