import { join } from 'node:path';

import { defined } from '#libs/platform';
import type { Policy, PolicyKey } from '../policy/policy.js';
import { readIfThere, writeDurably } from '../sequence/durable.js';
import type { Signed } from '../sequence/signed.js';
import type { Signing } from '../sequence/signing.js';
import type { TileFolder } from '../sequence/tile-folder.js';
import { addCheckpoint, WitnessError, type WitnessFault } from './add-checkpoint.js';

export interface WitnessStatus {
  readonly name: string;
  readonly keyName: string;
  readonly url?: string;
  /** Size that it signed last; 0 for none. */
  readonly size: number;
  /** When it says it signed that, in seconds since 1970. */
  readonly at?: number;
  /** Why it did not sign when asked last. */
  readonly fault?: WitnessFault;
}

export interface FeedingOptions {
  readonly policy: Policy;
  /** Folder of the log; what each witness signed last is kept in it. */
  readonly folder: string;
  readonly checkpoints: Signing['checkpoints'];
  readonly tiles: TileFolder;
  /** Told of what a witness does not sign. */
  readonly onFault?: (witness: string, error: unknown) => void;
}

interface LastSigned {
  readonly size: number;
  readonly at: number;
}

const FILE = 'witnesses.json';

/** Hands checkpoints to the witnesses of a policy and keeps what they sign. */
export class Feeding {
  readonly #kept = new Map<string, LastSigned>();
  readonly #faults = new Map<string, WitnessFault>();
  readonly #ending = new AbortController();
  #read = false;
  #newest: Signed | undefined;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: FeedingOptions) {}

  get status(): readonly WitnessStatus[] {
    return this.options.policy.witnesses.map(({ name, key, url }) => {
      const [kept, fault] = [this.#kept.get(key.name), this.#faults.get(name)];
      return {
        name,
        keyName: key.name,
        size: kept?.size ?? 0,
        ...defined({ url, at: kept?.at, fault }),
      };
    });
  }

  /** The newest checkpoint that enough witnesses signed since the start; undefined before that. */
  get newest(): Signed | undefined {
    return this.#newest;
  }

  /**
   * Asks every witness for its signature under a checkpoint, one round at a time. Never throws: what goes wrong is
   * the status.
   */
  async feed(signed: Signed): Promise<void> {
    const before = this.#busy;
    const round = before.then(() => this.#round(signed));
    this.#busy = round;
    await round;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#busy;
  }

  async #round(signed: Signed): Promise<void> {
    if (this.#ending.signal.aborted) return;
    await this.#load();
    const { witnesses, isQuorum } = this.options.policy;
    const signers = new Set<string>();
    await Promise.all(
      witnesses.map(async (witness) => {
        if (hasUrl(witness) && (await this.#ask(witness, signed))) signers.add(witness.name);
      }),
    );
    if (signers.size > 0)
      await writeDurably(join(this.options.folder, FILE), JSON.stringify([...this.#kept]));
    const shown = await this.options.checkpoints.at(signed.size);
    if (isQuorum(signers) && signers.size > 0) this.#newest = shown;
  }

  async #ask(witness: PolicyKey & { readonly url: string }, signed: Signed): Promise<boolean> {
    const { tiles, checkpoints, onFault } = this.options;
    const { name, key } = witness;
    try {
      const { signatures, at } = await addCheckpoint({
        witness,
        signed,
        old: Math.min(this.#kept.get(key.name)?.size ?? 0, signed.size),
        proof: (from) => tiles.consistencyProof(from, signed.size),
        signal: this.#ending.signal,
      });
      await this.#added(() => checkpoints.addSignatures(signed.size, signatures));
      this.#kept.set(key.name, { size: signed.size, at });
      this.#faults.delete(name);
      return true;
    } catch (error) {
      if (!this.#ending.signal.aborted) {
        this.#faults.set(name, error instanceof WitnessError ? error.code : 'REFUSED');
        onFault?.(name, error);
      }
      return false;
    }
  }

  #writing: Promise<unknown> = Promise.resolve();

  /** One after the other: each adds to the note as the one before it left it. */
  #added(add: () => Promise<unknown>): Promise<unknown> {
    return (this.#writing = this.#writing.catch(() => undefined).then(add));
  }

  async #load(): Promise<void> {
    if (this.#read) return;
    this.#read = true;
    const bytes = await readIfThere(join(this.options.folder, FILE));
    try {
      for (const [name, kept] of JSON.parse(bytes?.toString('utf8') ?? '[]') as [string, LastSigned][])
        this.#kept.set(name, kept);
    } catch {
      // A witness says itself what it signed last (409): the file only saves asking.
    }
  }
}

const hasUrl = (witness: PolicyKey): witness is PolicyKey & { readonly url: string } =>
  witness.url !== undefined;
