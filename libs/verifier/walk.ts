import { isSame, textOf } from './bytes.js';
import { membersOf } from './canonical.js';
import type { Mark, Signed } from './checkpoints.js';
import type { Context } from './context.js';
import { entriesOf, Tiles, tilePath, TILE_WIDTH } from './entries.js';
import { differences, eventIn, readEvent, type Event, type Read } from './event.js';
import { Follow } from './follow.js';
import { linesOf } from './source.js';
import { Stretches } from './stretches.js';
import { GrowingRoot, leafHash } from './tree.js';

export const LOG = 'log.jsonl';

/** Goes through leaves, events and tiles together, once, and keeps what the rest is held against. */
export class Walk {
  /** Digest of each edition that the log published, by its id. */
  readonly editions = new Map<string, string>();
  readonly #root: GrowingRoot;
  readonly #stretches: Stretches;
  readonly #tiles: Tiles;
  readonly #follow: Follow;
  readonly #receipts = new Map<number, Signed['receipts']>();
  readonly #good = { own: 0, held: 0 };
  #events: AsyncIterator<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> | undefined;
  #nextMark = 0;

  constructor(
    private readonly context: Context,
    private readonly signed: Signed,
    private readonly size: number,
  ) {
    this.#root = new GrowingRoot(context.cryptography);
    this.#stretches = new Stretches(context.cryptography);
    this.#tiles = new Tiles(context.source, size);
    this.#follow = new Follow(context.findings, signed.seen);
    for (const one of signed.receipts)
      this.#receipts.set(one.receipt.index, [...(this.#receipts.get(one.receipt.index) ?? []), one]);
    const chunks = context.source.chunks(LOG);
    if (chunks === undefined) context.findings.gap('FILE_MISSING', { path: LOG });
    else this.#events = linesOf(chunks)[Symbol.asyncIterator]();
  }

  async run(): Promise<void> {
    const { findings, source, earlier, onProgress } = this.context;
    for (let bundle = 0; bundle * TILE_WIDTH < this.size; bundle += 1) {
      const path = tilePath('entries', bundle, this.size);
      const entries = await entriesOf(source, bundle, this.size);
      const before = earlier && (await this.#earlier(earlier, bundle));
      if (entries === undefined) findings.gap('FILE_MISSING', { path });
      else if (entries.length === 0) findings.bad('ENTRIES', { path });
      for (let leaf = bundle * TILE_WIDTH; leaf < Math.min(this.size, (bundle + 1) * TILE_WIDTH); leaf += 1) {
        const at = leaf % TILE_WIDTH;
        const was = before?.[at];
        const is = entries?.[at];
        if (was && is && !isSame(was, is)) findings.bad('EARLIER', { leaf, path });
        if (!(await this.#leaf(leaf, is))) return findings.gap('ENTRIES', { path });
      }
      onProgress?.(Math.min(this.size, (bundle + 1) * TILE_WIDTH), this.size);
    }
    if (this.#events && (await this.#events.next()).done !== true)
      findings.bad('EVENT_EXTRA', { path: LOG, leaf: this.size });
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

  /** Checks one leaf and adds it to the tree; false when neither an entry nor an event nor a tile says what it is. */
  async #leaf(leaf: number, entry: Uint8Array | undefined): Promise<boolean> {
    const { cryptography, findings } = this.context;
    const event = await this.#event(leaf);
    const tile = await this.#tiles.hash(0, leaf);
    const ours = entry && leafHash(cryptography, entry);
    const events = event && leafHash(cryptography, event.read.leaf);
    const isOfTile = (hash: Uint8Array | undefined): boolean =>
      hash !== undefined && tile.hash !== undefined && isSame(hash, tile.hash);
    if (tile.hash === undefined) findings.gap('FILE_MISSING', { path: tile.path });
    else if (ours && !isOfTile(ours))
      findings.bad(isOfTile(events) ? 'ENTRY' : 'TILE', { leaf, path: tile.path });
    if (event && entry && !isSame(event.read.leaf, entry) && !(isOfTile(events) && !isOfTile(ours)))
      findings.bad('EVENT', { leaf, path: LOG, detail: this.#different(event.read, entry) });
    if (event) this.#follow.next(leaf, event.event, event.read);
    const hash = isOfTile(events) ? events : (ours ?? tile.hash ?? events);
    if (hash === undefined || hash.length === 0) return false;
    await this.#add(leaf, hash);
    return true;
  }

  #different(read: Read, entry: Uint8Array): string {
    return differences(textOf(read.leaf), textOf(entry)).join(', ') || 'v';
  }

  async #event(leaf: number): Promise<{ readonly event: Event; readonly read: Read } | undefined> {
    if (this.#events === undefined) return undefined;
    const { findings, cryptography } = this.context;
    const line = await this.#events.next();
    if (line.done === true) {
      this.#events = undefined;
      findings.bad('EVENT_MISSING', { leaf, path: LOG });
      return undefined;
    }
    const { bytes, isWhole } = line.value;
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

  async #add(leaf: number, hash: Uint8Array): Promise<void> {
    const { cryptography, findings } = this.context;
    const nodes: { readonly level: number; readonly index: number; readonly hash: Uint8Array }[] = [];
    this.#root.add(hash, (level, index, node) => {
      if (level > 0 && level % 8 === 0) nodes.push({ level: level / 8, index, hash: node });
    });
    for (const { level, index, hash: node } of nodes) {
      const tile = await this.#tiles.hash(level, index);
      if (level === 1) this.#stretches.add(tile.hash, node);
      if (tile.hash === undefined) findings.gap('FILE_MISSING', { path: tile.path });
      else if (!isSame(tile.hash, node)) findings.bad('TILE', { path: tile.path });
    }
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
    const whose = isHeld ? 'held' : 'own';
    if (!isRight) {
      const run = { leaf: this.#good[whose], upTo: size - 1 };
      const stretch = this.#stretches.bad(mark, this.#root.subtrees);
      const place = {
        path,
        leaf: Math.max(run.leaf, stretch?.leaf ?? 0),
        upTo: Math.min(run.upTo, stretch?.upTo ?? run.upTo),
      };
      this.context.findings.bad(isHeld ? 'HELD_ROOT' : 'ROOT', place);
    } else this.#good[whose] = Math.max(size, this.#good[whose]);
  }
}
