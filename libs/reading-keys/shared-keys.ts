import { isRole, type Actor } from '#libs/access';
import { StoreError, type SharedRecords } from '#libs/event-store';
import { sha256Hex, uuidv7, type Clock } from '#libs/platform';
import {
  DAY,
  FORGOTTEN_AFTER,
  FORM,
  mayMake,
  newKey,
  type MadeKey,
  type ReadingKey,
  type ReadingKeys,
} from './key.js';

/** Of a key: who made it and what tells it from others, never the key. */
interface Made {
  readonly id: string;
  readonly hash: string;
  readonly subject: string;
  readonly role: string;
  readonly partner?: string;
  readonly name: string;
  readonly made: number;
  readonly until: number;
}

interface SharedKey extends Made {
  /** Of the record that it was made by. */
  readonly revision: number;
  revoked?: number;
}

/** How long a text that is no key known here is believed to be none, in milliseconds. */
export const UNKNOWN_FOR = 1_000;
/** How often another replica may be first before who asks is told to come again. */
export const MOST_TRIES = 20;
/** So many records that nobody needs any more are let go of at once. */
export const LET_GO_BY = 100;

/**
 * Reading keys in records that all replicas share. Before a key is answered for, the leader is asked what came
 * since: one that was revoked anywhere is nobody's at once. One made elsewhere is known within a second
 * (UNKNOWN_FOR): texts of the form of a key that are none cost one look a second, however many are sent. Of keys
 * that ended long ago (FORGOTTEN_AFTER) nothing is kept: with what one owner may make in a year there are only so
 * many records.
 */
export class SharedReadingKeys implements ReadingKeys {
  readonly #byId = new Map<string, SharedKey>();
  readonly #byHash = new Map<string, SharedKey>();
  #revision = -1;
  #lookedAt = -Infinity;
  /** The oldest record that was seen or that the others were let go up to. */
  #oldest: number | undefined;

  constructor(
    private readonly records: SharedRecords,
    private readonly clock: Clock,
  ) {}

  async make(owner: Actor, name: string, days: number): Promise<MadeKey> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const now = this.clock.now();
      mayMake(await this.of(owner.subject), days);
      const key = newKey();
      const made: Made = {
        ...{ id: uuidv7(this.clock), hash: sha256Hex(key), subject: owner.subject, role: owner.role, name },
        ...(owner.partnerId === undefined ? {} : { partner: owner.partnerId }),
        ...{ made: now, until: now + days * DAY },
      };
      // Another replica was first: what it wrote may have used the owner's last place.
      if (!(await this.records.add(this.#revision, { made }))) continue;
      await this.#catchUp();
      await this.#letGo();
      return { id: made.id, name, made: now, until: made.until, revoked: undefined, works: true, key };
    }
    throw alwaysLater();
  }

  async of(subject: string): Promise<readonly ReadingKey[]> {
    await this.#catchUp();
    return [...this.#byId.values()]
      .filter((one) => one.subject === subject)
      .sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
      .map((one) => keyOf(one, this.clock.now()));
  }

  async revoke(subject: string, id: string): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known = (await this.of(subject)).find((one) => one.id === id);
      if (!known) return false;
      if (known.revoked !== undefined) return true;
      if (!(await this.records.add(this.#revision, { revoked: { id, at: this.clock.now() } }))) continue;
      await this.#catchUp();
      return true;
    }
    throw alwaysLater();
  }

  async holder(key: string): Promise<Actor | undefined> {
    if (!FORM.test(key)) return undefined;
    const hash = sha256Hex(key);
    if (this.#byHash.has(hash) || this.clock.now() - this.#lookedAt >= UNKNOWN_FOR) await this.#catchUp();
    const found = this.#byHash.get(hash);
    if (found?.revoked !== undefined || !found || !isRole(found.role)) return undefined;
    const { role, subject, until, partner } = found;
    if (until <= this.clock.now()) return undefined;
    return { role, subject, until, ...(partner === undefined ? {} : { partnerId: partner }) };
  }

  close(): Promise<void> {
    return this.records.close();
  }

  async #catchUp(): Promise<void> {
    this.#lookedAt = this.clock.now();
    for (const { revision, data } of await this.records.since(this.#revision)) {
      // Another look may have been quicker.
      if (revision <= this.#revision) continue;
      this.#revision = revision;
      this.#oldest ??= revision;
      this.#take(revision, data as KeyRecord);
    }
    // In the order in which they were made.
    for (const { id, hash, made } of this.#byId.values()) {
      if (made > this.clock.now() - FORGOTTEN_AFTER) break;
      this.#byId.delete(id);
      this.#byHash.delete(hash);
    }
  }

  /** The records before the oldest one that a key is known by; where that fails the next key made tries again. */
  async #letGo(): Promise<void> {
    const [first] = this.#byId.values();
    const needed = first?.revision ?? this.#revision;
    if (needed - (this.#oldest ?? needed) < LET_GO_BY) return;
    const done = await this.records.letGo(needed).then(
      () => true,
      () => false,
    );
    if (done) this.#oldest = needed;
  }

  #take(revision: number, { made, revoked }: KeyRecord): void {
    if (made) {
      const kept = { ...made, revision };
      this.#byId.set(made.id, kept);
      this.#byHash.set(made.hash, kept);
    }
    const ended = revoked && this.#byId.get(revoked.id);
    if (ended) ended.revoked ??= revoked.at;
  }
}

/** What a record says. */
interface KeyRecord {
  readonly made?: Made;
  readonly revoked?: { readonly id: string; readonly at: number };
}

const alwaysLater = (): StoreError =>
  new StoreError('STORE_UNAVAILABLE', `another replica was first ${String(MOST_TRIES)} times`);

const keyOf = ({ id, name, made, until, revoked }: SharedKey, now: number): ReadingKey => ({
  ...{ id, name, made, until, revoked },
  works: revoked === undefined && until > now,
});
