import { LRUCache } from 'lru-cache';

/** What was forgotten behind a place of the notices; `last` is the newest notice, -1 when there is none. */
export interface Forgotten {
  readonly tokens: readonly string[];
  readonly last: number;
}

/** Entries kept, those met or asked for last: about 20 MB. */
const MOST = 100_000;

/**
 * Tokens of keys that this process met, by the stream of the key. They are believed only right after a look at the
 * notices of forgetting, which every replica writes before it answers that something is forgotten: one look for all
 * who ask in the same moment. What was met while a notice came is not kept: it may be what the notice is about.
 */
export class KnownTokens {
  readonly #tokens: LRUCache<string, string>;
  readonly #streams = new Map<string, string>();
  #last: number | undefined;
  #looking: Promise<void> | undefined;
  #era = 0;

  /** `read` answers what was noticed behind a revision; without one only the newest notice. */
  constructor(
    private readonly read: (behind: number | undefined) => Promise<Forgotten>,
    most = MOST,
  ) {
    this.#tokens = new LRUCache({ max: most, dispose: (token) => this.#streams.delete(token) });
  }

  /** To be taken before a key is looked up, and given back with what was found; undefined before the first look. */
  get era(): number | undefined {
    return this.#last === undefined ? undefined : this.#era;
  }

  get(stream: string): string | undefined {
    return this.#tokens.get(stream);
  }

  keep(stream: string, token: string, era: number | undefined): void {
    if (era === undefined || era !== this.#era || this.#tokens.has(stream)) return;
    this.#tokens.set(stream, token);
    this.#streams.set(token, stream);
  }

  /** Resolves once all that was forgotten before this call is dropped. Rejects when that cannot be told. */
  async check(): Promise<void> {
    // One that runs already may have looked before this call.
    if (this.#looking) await this.#looking.catch(() => undefined);
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { tokens, last } = await this.read(this.#last);
    this.#last = last;
    if (tokens.length === 0) return;
    this.#era += 1;
    for (const token of tokens) this.#drop(token);
  }

  #drop(token: string): void {
    const stream = this.#streams.get(token);
    if (stream !== undefined) this.#tokens.delete(stream);
  }
}
