import { LRUCache } from 'lru-cache';

import type { Observed } from '#libs/programme';

const KEPT = 20_000;

/**
 * What this process stored lately, so that warnings need not wait until the read model has caught up. Only ever a
 * reason to warn.
 */
export class RecentEntries {
  readonly #naturalKeys = new LRUCache<string, true>({ max: KEPT });
  readonly #reaches = new LRUCache<string, number>({ max: KEPT });
  readonly #observed = new LRUCache<string, readonly Observed[]>({ max: KEPT });
  readonly #oins = new LRUCache<string, string>({ max: KEPT });

  addNaturalKey(key: string): void {
    this.#naturalKeys.set(key, true);
  }

  hasNaturalKey(key: string): boolean {
    return this.#naturalKeys.get(key) === true;
  }

  addReach(household: string, day: number, by: string | undefined): void {
    for (const key of [household, `${household}|${by ?? ''}`])
      this.#reaches.set(key, Math.min(day, this.#reaches.get(key) ?? day));
  }

  /** With `ownOf`: reached by that partner. */
  reachedOnOrBefore(household: string, day: number, ownOf?: string): boolean {
    const key = ownOf === undefined ? household : `${household}|${ownOf}`;
    return (this.#reaches.get(key) ?? Number.POSITIVE_INFINITY) <= day;
  }

  addObserved(subjectKey: string, observed: Observed): void {
    this.#observed.set(subjectKey, [...this.about(subjectKey), observed]);
  }

  about(subjectKey: string): readonly Observed[] {
    return this.#observed.get(subjectKey) ?? [];
  }

  addOin(oin: string, partnerId: string): void {
    this.#oins.set(oin, partnerId);
  }

  /** Who registered the OIN last; whether it still holds it is for the log to say. */
  partnerWithOin(oin: string): string | undefined {
    return this.#oins.get(oin);
  }
}
