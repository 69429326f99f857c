import { isSame, textOf } from './bytes.js';
import { membersOf } from './canonical.js';
import type { Mark, Signed } from './checkpoints.js';
import type { Context } from './context.js';
import { entriesOf, Tiles, tilePath, TILE_WIDTH, type Tile } from './entries.js';
import { differences, eventIn, readEvent, type Event, type Read } from './event.js';
import { Follow } from './follow.js';
import { LineReader } from './source.js';
import { TiledTree } from './tiled-tree.js';
import { GrowingRoot, HASH_BYTES, leafHash } from './tree.js';

export const LOG = 'log.jsonl';

interface Node {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}
const NONE: readonly Node[] = [];

/** Goes through leaves, events and tiles together, once, and keeps what the rest is held against. */
export class Walk {
  /** Digest of each edition that the log published, by its id. */
  readonly editions = new Map<string, string>();
  readonly #root: GrowingRoot;
  readonly #tiledTree: TiledTree;
  readonly #tiles: Tiles;
  readonly #follow: Follow;
  readonly #receipts = new Map<number, Signed['receipts']>();
  readonly #good = { own: 0, held: 0 };
  #events: LineReader | undefined;
  #nextMark = 0;

  constructor(
    private readonly context: Context,
    private readonly signed: Signed,
    private readonly size: number,
  ) {
    this.#root = new GrowingRoot(context.cryptography);
    this.#tiledTree = new TiledTree(context.cryptography);
    this.#tiles = new Tiles(context.source, size);
    this.#follow = new Follow(context.findings, signed.seen);
    for (const one of signed.receipts)
      this.#receipts.set(one.receipt.index, [...(this.#receipts.get(one.receipt.index) ?? []), one]);
    const chunks = context.source.chunks(LOG);
    if (chunks === undefined) context.findings.gap('FILE_MISSING', { path: LOG });
    else this.#events = new LineReader(chunks);
  }

  async run(): Promise<void> {
    const { findings, source, earlier, onProgress } = this.context;
    this.#marks();
    for (let bundle = 0; bundle * TILE_WIDTH < this.size; bundle += 1) {
      const path = tilePath('entries', bundle, this.size);
      const entries = await entriesOf(source, bundle, this.size);
      const before = earlier && (await this.#earlier(earlier, bundle));
      if (entries === undefined) findings.gap('FILE_MISSING', { path });
      else if (entries.length === 0) findings.bad('ENTRIES', { path });
      const tile = await this.#tiles.of(0, bundle * TILE_WIDTH);
      for (let leaf = bundle * TILE_WIDTH; leaf < Math.min(this.size, (bundle + 1) * TILE_WIDTH); leaf += 1) {
        const at = leaf % TILE_WIDTH;
        const was = before?.[at];
        const is = entries?.[at];
        if (was && is && !isSame(was, is)) findings.bad('EARLIER', { leaf, path });
        // Asked first, as waiting for nothing a million times takes seconds.
        if (this.#events?.isAtHand === false) await this.#events.ready();
        const hash = this.#leaf(leaf, is, tile);
        if (hash === undefined) return findings.gap('ENTRIES', { path });
        const whole = this.#add(leaf, hash);
        if (whole.length > 0) await this.#above(whole);
        this.#after(leaf, hash);
      }
      onProgress?.(Math.min(this.size, (bundle + 1) * TILE_WIDTH), this.size);
    }
    await this.#events?.ready();
    if (this.#events?.isAtHand === true) findings.bad('EVENT_EXTRA', { path: LOG, leaf: this.size });
  }

  /** The same entries of a bundle of before, as far as it goes. */
  async #earlier(earlier: NonNullable<Context['earlier']>, bundle: number): Promise<readonly Uint8Array[]> {
    const whole = await entriesOf(earlier, bundle, (bundle + 1) * TILE_WIDTH);
    if (whole !== undefined) return whole;
    for (let width = TILE_WIDTH - 1; width > 0; width -= 1) {
      const part = await entriesOf(earlier, bundle, bundle * TILE_WIDTH + width);
      if (part !== undefined) return part;
    }
    return [];
  }

  /** Checks one leaf; its hash, undefined when neither an entry nor an event nor a tile says what it is. */
  #leaf(leaf: number, entry: Uint8Array | undefined, tile: Tile): Uint8Array | undefined {
    const { cryptography, findings } = this.context;
    const event = this.#event(leaf);
    const tiles = tile.hash(leaf);
    const ours = entry && leafHash(cryptography, entry);
    const isAsEntry = event !== undefined && entry !== undefined && isSame(event.read.leaf, entry);
    const events = isAsEntry ? ours : event && leafHash(cryptography, event.read.leaf);
    const isOfTile = (hash: Uint8Array | undefined): boolean =>
      hash !== undefined && tiles !== undefined && isSame(hash, tiles);
    const isEventOfTile = isOfTile(events);
    const isEntryOfTile = isAsEntry ? isEventOfTile : isOfTile(ours);
    if (tiles === undefined) findings.gap('FILE_MISSING', { path: tile.path });
    else if (ours && !isEntryOfTile)
      findings.bad(isEventOfTile ? 'ENTRY' : 'TILE', { leaf, path: tile.path });
    if (event && entry && !isAsEntry && !(isEventOfTile && !isEntryOfTile))
      findings.bad('EVENT', { leaf, path: LOG, detail: this.#different(event.read, entry) });
    if (event) this.#follow.next(leaf, event.event, event.read);
    return isEventOfTile ? events : (ours ?? (tiles?.length === HASH_BYTES ? tiles : events));
  }

  #different(read: Read, entry: Uint8Array): string {
    return differences(textOf(read.leaf), textOf(entry)).join(', ') || 'v';
  }

  #event(leaf: number): { readonly event: Event; readonly read: Read } | undefined {
    if (this.#events === undefined) return undefined;
    const { findings, cryptography } = this.context;
    const line = this.#events.take();
    if (line === undefined) {
      this.#events = undefined;
      findings.bad('EVENT_MISSING', { leaf, path: LOG });
      return undefined;
    }
    const { bytes, isWhole } = line;
    const event = isWhole ? eventIn(textOf(bytes)) : undefined;
    const read = event && readEvent(cryptography, event);
    if (event === undefined || read === undefined) {
      findings.bad('EVENT_FORM', { leaf, path: LOG });
      return undefined;
    }
    if (event.type === 'ReportEditionPublished') this.#edition(event);
    return { event, read };
  }

  #edition({ data }: Event): void {
    const { editionId, digest } = membersOf(data) ?? {};
    if (typeof editionId === 'string' && typeof digest === 'string') this.editions.set(editionId, digest);
  }

  /** Adds a leaf to the tree; the nodes of tiles above the leaves that are known by it. */
  #add(leaf: number, hash: Uint8Array): readonly Node[] {
    if ((leaf + 1) % TILE_WIDTH > 0) {
      this.#root.add(hash);
      return NONE;
    }
    const nodes: Node[] = [];
    this.#root.add(hash, (level, index, node) => {
      if (level > 0 && level % 8 === 0) nodes.push({ level: level / 8, index, hash: node });
    });
    return nodes;
  }

  async #above(nodes: readonly Node[]): Promise<void> {
    const { findings } = this.context;
    for (const { level, index, hash } of nodes) {
      const tile = await this.#tiles.of(level, index);
      const kept = tile.hash(index);
      if (level === 1) this.#tiledTree.add(kept, hash);
      if (kept === undefined) findings.gap('FILE_MISSING', { path: tile.path });
      else if (!isSame(kept, hash)) findings.bad('TILE', { path: tile.path });
    }
  }

  /** What is held against the tree as it is with that leaf. */
  #after(leaf: number, hash: Uint8Array): void {
    const { cryptography, findings } = this.context;
    for (const { receipt, path } of this.#receipts.get(leaf) ?? [])
      if (!isSame(leafHash(cryptography, receipt.leaf), hash)) findings.bad('RECEIPT_LEAF', { leaf, path });
    this.#marks();
  }

  #marks(): void {
    const { marks } = this.signed;
    const { size } = this.#root;
    if (marks[this.#nextMark]?.size !== size) return;
    const root = this.#root.root();
    this.#follow.reached({ size }, root);
    for (let mark = marks[this.#nextMark]; mark?.size === size; mark = marks[(this.#nextMark += 1)])
      this.#mark(mark, isSame(mark.root, root));
  }

  #mark(mark: Mark, isRight: boolean): void {
    const { size, isHeld, path } = mark;
    const [whose, code] = isHeld ? (['held', 'HELD_ROOT'] as const) : (['own', 'ROOT'] as const);
    if (isRight) this.#good[whose] = Math.max(size, this.#good[whose]);
    else if (size === 0) this.context.findings.bad(code, { path });
    else {
      const run = { leaf: this.#good[whose], upTo: size - 1 };
      const narrowed = this.#tiledTree.bad(mark, this.#root.subtrees);
      const place = {
        path,
        leaf: Math.max(run.leaf, narrowed?.leaf ?? 0),
        upTo: Math.min(run.upTo, narrowed?.upTo ?? run.upTo),
      };
      this.context.findings.bad(code, place);
    }
  }
}
