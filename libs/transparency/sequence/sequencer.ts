import { sameHash } from '../merkle/hashing.js';
import type { SigningKey } from '../note/keys.js';
import { GrowingTree } from './growing-tree.js';
import { eventAt, Follow, leafToSign, nextEvents, type LogSource } from './log-source.js';
import { TAKING_TURNS, type Pace } from './patience.js';
import { SigningRefusal } from './refusal.js';
import { SignedCheckpoints, type Signed } from './signed.js';
import { SyncedMark } from './synced-mark.js';
import { TileFolder } from './tile-folder.js';
import { Compared, type TileSink } from './tile-sink.js';

export interface SequencerOptions {
  readonly source: LogSource;
  /** Folder of tiles, entries, checkpoints and the guard. */
  readonly folder: string;
  readonly key: SigningKey;
  /** How it gives way to others between two pieces of a pass; default: to those of its own thread. */
  readonly pace?: Pace;
  /** Ends a pass between two pieces of it, with its reason; what was not signed yet is done again by the next. */
  readonly signal?: AbortSignal;
}

/** Events between two turns: some ten milliseconds of work. */
const AT_ONCE = 500;
/** After so many leaves what is done is signed, so that a long catching up is not begun again. */
const SIGNED_EVERY = 65_536;

/**
 * Gives each event of the log its leaf, in the log's order, and signs what it has. The state on the disk is the
 * last signed checkpoint and the tiles it covers; whatever was written after it is written again, and so is what
 * the power may have taken of them. It never signs two histories: what it adds to is the tree that it signed, and
 * the log must still have the last leaf of it.
 */
export class Sequencer {
  readonly tiles: TileFolder;
  readonly checkpoints: SignedCheckpoints;
  #tree: GrowingTree | undefined;
  #follow: Follow | undefined;
  #signed: Signed | undefined;
  readonly #mark: SyncedMark;
  /** Whether every tile is there up to what was signed: what this process wrote is, as long as it runs. */
  #isWhole = false;
  readonly #pace: Pace;

  constructor(private readonly options: SequencerOptions) {
    this.tiles = new TileFolder(options.folder);
    this.checkpoints = new SignedCheckpoints(options.folder, options.key);
    this.#mark = new SyncedMark(options.folder, this.checkpoints);
    this.#pace = options.pace ?? TAKING_TURNS;
  }

  /** The newest signed checkpoint, once the first pass has read or made one. */
  get signed(): Signed | undefined {
    return this.#signed;
  }

  /**
   * Brings the tree up to the end of the log and signs it when it has grown. Throws SigningRefusal when what is in
   * the log does not go on from what was signed, and whatever log and disk throw; the next call begins at the last
   * signed checkpoint again.
   */
  async pass(): Promise<Signed | undefined> {
    this.#pace.begins();
    try {
      const tree = (this.#tree ??= await this.#resumed());
      await this.#mustBeginAsSigned(tree.size);
      while ((await this.#grow(tree)) > 0) if (this.#unsigned(tree) >= SIGNED_EVERY) await this.#sign(tree);
      if (this.#unsigned(tree) > 0) await this.#sign(tree);
      else await this.#moveMark();
      return this.#signed;
    } catch (error) {
      this.#tree = undefined;
      throw error;
    } finally {
      this.#pace.ends();
    }
  }

  #unsigned(tree: GrowingTree): number {
    return tree.size - (this.#signed?.size ?? 0);
  }

  async #resumed(): Promise<GrowingTree> {
    const last = await this.checkpoints.last();
    const mark = await this.#mark.read();
    if (last === undefined) return this.#begun();
    const kept = await this.#kept(last);
    if (kept !== undefined) await this.#mustBeginAsSigned(last.size);
    const hasAll = (kept && this.#isWhole) || (await this.#hasAll(last, mark));
    const tree = kept && hasAll ? kept : await this.#remade(last, mark);
    this.#follow = new Follow(this.options.source, await eventAt(this.options.source, last.size));
    await this.checkpoints.publish(last);
    [this.#signed, this.#isWhole] = [last, true];
    return tree;
  }

  #begun(): GrowingTree {
    this.#signed = undefined;
    this.#follow = new Follow(this.options.source, undefined);
    return new GrowingTree(this.tiles);
  }

  /** The tree as its right edge has it; undefined when that is not (all) there or not what was signed. */
  async #kept({ size, root }: Signed, sink?: TileSink): Promise<GrowingTree | undefined> {
    const tree = await GrowingTree.of(this.tiles, size, sink).catch(() => undefined);
    return tree !== undefined && sameHash(tree.root(), root) ? tree : undefined;
  }

  /**
   * Whether every tile is there that is not known to be on the disk: made again from the log in memory, and
   * compared. Throws SigningRefusal when the log does not give what was signed.
   */
  async #hasAll(last: Signed, mark: Signed | undefined): Promise<boolean> {
    const found = new Compared(this.options.folder);
    const tree = (mark && (await this.#kept(mark, found))) ?? new GrowingTree(found);
    await this.#fill(tree, last.size);
    tree.seal();
    if (!sameHash(tree.root(), last.root)) throw new SigningRefusal('FORK');
    return found.isSame;
  }

  /**
   * The tree made again from the log, from the mark on where that is there. It was compared before: the log gives
   * the root that was signed.
   */
  async #remade(last: Signed, mark: Signed | undefined): Promise<GrowingTree> {
    const base = mark && (await this.#kept(mark));
    if (base === undefined) {
      // What the mark covers is written again, and not on the disk then. It may be all that says what was signed.
      await this.checkpoints.publish(last);
      await this.#mark.forget();
    }
    const tree = base ?? new GrowingTree(this.tiles);
    await this.#fill(tree, last.size);
    tree.seal();
    if (sameHash(tree.root(), last.root)) return tree;
    if (base === undefined) throw new SigningRefusal('FORK');
    return this.#remade(last, undefined);
  }

  /**
   * The log must still end its signed part with the leaf that was signed: one that was cut off and grew again does
   * not.
   */
  async #mustBeginAsSigned(size: number): Promise<void> {
    const event = await eventAt(this.options.source, size);
    if (event === undefined) return;
    const kept = await this.tiles.entry(size - 1, size);
    if (!sameHash(leafToSign(event), kept)) throw new SigningRefusal('LEAF_CHANGED', size - 1);
  }

  /** The leaves of the log up to a size that was signed: what they come to is held against its root. */
  async #fill(tree: GrowingTree, size: number): Promise<void> {
    while (tree.size < size) {
      for (const event of await nextEvents(this.options.source, tree.size, size))
        tree.append(leafToSign(event));
      await this.#turn();
    }
  }

  async #grow(tree: GrowingTree): Promise<number> {
    const events = await this.options.source.readAll({ after: BigInt(tree.size), limit: AT_ONCE });
    for (const event of events) {
      await this.#follow?.next(event);
      tree.append(leafToSign(event));
    }
    if (events.length > 0) await this.#turn();
    return events.length;
  }

  async #turn(): Promise<void> {
    await this.#pace.turns();
    this.options.signal?.throwIfAborted();
  }

  async #sign(tree: GrowingTree): Promise<void> {
    tree.seal();
    const { key } = this.options;
    this.#signed = await this.checkpoints.sign({ origin: key.name, size: tree.size, root: tree.root() });
    this.#isWhole = true;
    this.#pace.ends();
    this.#pace.begins();
    await this.#moveMark();
  }

  async #moveMark(): Promise<void> {
    try {
      if (this.#signed !== undefined) await this.#mark.step(this.#signed);
    } catch (error) {
      // A file is gone, or the disk did not keep it: what the mark does not cover is compared again.
      this.#isWhole = false;
      throw error;
    }
  }
}
