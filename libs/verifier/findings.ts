import { WORDS, type Code, type Text } from './words.js';

export interface Finding {
  readonly code: Code;
  /**
   * `bad`: something was altered, removed or added. `gap`: what is to be there is not, so that it cannot be checked.
   */
  readonly kind: 'bad' | 'gap';
  /** The leaf, from 0; with `upTo` the first of a run of leaves of which one at least is bad. */
  readonly leaf?: number;
  readonly upTo?: number;
  readonly path?: string;
  readonly text: Text;
}

interface FindingDetail {
  readonly leaf?: number;
  readonly upTo?: number;
  readonly path?: string;
  /** What goes into the sentence: names of members, numbers. */
  readonly detail?: string;
}

/** What says of a leaf itself that it is not what was signed; others say that something at or before it is not. */
const OF_THE_LEAF: ReadonlySet<Code> = new Set([
  ...(['EVENT', 'EVENT_FORM', 'EVENT_MISSING', 'EVENT_EXTRA'] as const),
  ...(['METADATA', 'ENTRY', 'TILE', 'EARLIER'] as const),
]);

/** So many findings of one kind are told; the rest are counted. */
const MOST = 20;

/** What was found, in bounded memory however much it is. */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #counts = new Map<Code, number>();
  #exact = Infinity;
  #atOrBefore = Infinity;
  #run: { readonly leaf: number; readonly upTo: number } | undefined;
  #bad = false;
  #gap = false;

  bad(code: Code, place: FindingDetail = {}): void {
    this.#bad = true;
    const { leaf, upTo } = place;
    if (leaf !== undefined && upTo !== undefined) this.#run ??= { leaf, upTo };
    else if (leaf !== undefined && OF_THE_LEAF.has(code)) this.#exact = Math.min(leaf, this.#exact);
    else if (leaf !== undefined) this.#atOrBefore = Math.min(leaf, this.#atOrBefore);
    this.#add(code, 'bad', place);
  }

  gap(code: Code, place: FindingDetail = {}): void {
    this.#gap = true;
    this.#add(code, 'gap', place);
  }

  #add(code: Code, kind: Finding['kind'], { detail = '', ...place }: FindingDetail): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > MOST) return;
    const { nl, en } = WORDS[code];
    this.#list.push({ code, kind, ...place, text: { nl: `${nl}${detail}`, en: `${en}${detail}` } });
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  /** How many of each code were found, also those that are not told. */
  get counts(): ReadonlyMap<Code, number> {
    return this.#counts;
  }

  /** The first leaf that is bad: exactly where that can be told, else a run of leaves of which one at least is. */
  get firstBad(): { readonly leaf: number; readonly upTo?: number } | undefined {
    const first = Math.min(this.#exact, this.#atOrBefore);
    if (this.#exact < Infinity || this.#run === undefined)
      return first < Infinity ? { leaf: first } : undefined;
    const { leaf, upTo } = this.#run;
    return leaf < first ? { leaf, upTo: Math.min(upTo, first) } : { leaf: first };
  }

  get exitCode(): 0 | 1 | 2 {
    return this.#bad ? 1 : this.#gap ? 2 : 0;
  }
}
