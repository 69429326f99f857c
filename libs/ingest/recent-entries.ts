const MAX_KEPT = 20_000;

/** What this process stored lately, so that warnings need not wait until the read model has caught up. Only ever a reason to warn. */
export class RecentEntries {
  readonly #naturalKeys = new Map<string, true>();
  readonly #reaches = new Map<string, number>();
  readonly #oins = new Map<string, string>();

  addNaturalKey(key: string): void {
    put(this.#naturalKeys, key, true);
  }

  hasNaturalKey(key: string): boolean {
    return this.#naturalKeys.has(key);
  }

  addReach(household: string, day: number): void {
    put(this.#reaches, household, Math.min(day, this.#reaches.get(household) ?? day));
  }

  reachedOnOrBefore(household: string, day: number): boolean {
    return (this.#reaches.get(household) ?? Number.POSITIVE_INFINITY) <= day;
  }

  addOin(oin: string, partnerId: string): void {
    put(this.#oins, oin, partnerId);
  }

  /** Who registered the OIN last; whether it still holds it is for the log to say. */
  partnerWithOin(oin: string): string | undefined {
    return this.#oins.get(oin);
  }
}

function put<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MAX_KEPT) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
