import { fault, type Fault, type Place } from '#libs/programme';

import { MAX_FAULTS, MAX_FAULTS_OF_EVENT } from './limits.js';

/** At most MAX_FAULTS_OF_EVENT faults of one event, with a word that there are more. `place` is that of the event. */
export function faultsOfEvent(found: readonly Fault[], place: Place): readonly Fault[] {
  if (found.length <= MAX_FAULTS_OF_EVENT) return found;
  const first = found.slice(0, MAX_FAULTS_OF_EVENT);
  return [...first, more('MORE_FAULTS_IN_EVENT', place, MAX_FAULTS_OF_EVENT, first)];
}

/**
 * The faults of one request, event after event, up to MAX_FAULTS: then it is full and looking further serves nobody.
 */
export class FaultList {
  readonly #faults: Fault[] = [];
  #full = false;

  get full(): boolean {
    return this.#full;
  }

  get length(): number {
    return this.#faults.length;
  }

  /** Adds the faults of one event, of which no more than those of faultsOfEvent are told. */
  add(found: readonly Fault[], place: Place): void {
    for (const each of faultsOfEvent(found, place)) {
      if (this.#faults.length === MAX_FAULTS) {
        this.#full = true;
        return;
      }
      this.#faults.push(each);
    }
  }

  /** What is told: the faults, and when there were more of them a word that says so. */
  list(): readonly Fault[] {
    return this.#full
      ? [...this.#faults, more('MORE_FAULTS', [], MAX_FAULTS, this.#faults)]
      : [...this.#faults];
  }
}

/** The word that there are more is as severe as what was told: it does not make a conflict a mistake. */
const more = (
  rule: 'MORE_FAULTS' | 'MORE_FAULTS_IN_EVENT',
  place: Place,
  max: number,
  first: readonly Fault[],
): Fault => ({ ...fault(rule, place, { max }), severity: first.at(-1)?.severity ?? 'refuse' });
