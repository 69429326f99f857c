import { fault, type Fault, type Place } from '#libs/programme';

import { FaultList } from '../kernel/fault-list.js';
import { MAX_EVENT_BYTES } from '../kernel/limits.js';
import { Turns } from '../kernel/turns.js';
import { parseStrictJson } from './strict-json.js';

interface Slice {
  readonly start: number;
  readonly end: number;
}

export type Batch =
  | { readonly ok: true; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The items of a JSON list, each parsed strictly by itself: one that is too large or no JSON does not keep the
 * faults of the others from being told, and none takes longer than an event may. Others get their turn in between.
 */
export async function readBatch(text: string, max: number): Promise<Batch> {
  const slices = await slicesOf(text, max);
  if (!Array.isArray(slices)) return { ok: false, faults: [slices as Fault] };
  const turns = new Turns();
  const items: unknown[] = [];
  const faults = new FaultList();
  for (const [i, { start, end }] of (slices as readonly Slice[]).entries()) {
    await turns.next();
    const place = [i];
    const item = text.slice(start, end);
    const large = sizeFault(item, place);
    const parsed = large ? undefined : parseStrictJson(item, { place, offset: start });
    if (parsed?.ok) items.push(parsed.value);
    else faults.add(parsed ? parsed.faults : large ? [large] : [], place);
    if (faults.full) break;
  }
  return faults.length > 0 ? { ok: false, faults: faults.list() } : { ok: true, items };
}

/** The fault of an event's text that is larger than an event may be. */
export function sizeFault(text: string, place: Place): Fault | undefined {
  const fits =
    text.length <= MAX_EVENT_BYTES / 3 ||
    (text.length <= MAX_EVENT_BYTES && Buffer.byteLength(text) <= MAX_EVENT_BYTES);
  return fits ? undefined : fault('EVENT_TOO_LARGE', place, { max: MAX_EVENT_BYTES / 1024 });
}

const [SPACES, QUOTE, BACKSLASH, COMMA] = [' \t\n\r', 0x22, 0x5c, 0x2c];
const [OPEN, CLOSE] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];
const CLOSE_LIST = 0x5d;
const STEP = 100_000;

const notJson = (offset: number): Fault => {
  const n = offset + 1;
  return fault('NOT_JSON', [], { why: { nl: `teken ${n}`, en: `character ${n}` } });
};

/**
 * Where the items of a list stand in its text, judging nothing of the items themselves; the fault when the text is
 * no list, goes on after it, or has more than `max` items.
 */
async function slicesOf(text: string, max: number): Promise<readonly Slice[] | Fault> {
  const turns = new Turns();
  let i = skipSpace(text, 0);
  if (text[i] !== '[') return notAList(text);
  const slices: Slice[] = [];
  let start = (i += 1);
  let rest = STEP;
  for (let depth = 1, inText = false; depth > 0; i++) {
    if (--rest === 0) {
      rest = STEP;
      await turns.next();
    }
    if (i >= text.length) return notJson(text.length);
    if (inText) {
      i = text.indexOf('"', i);
      if (i < 0) return notJson(text.length);
      inText = isEscaped(text, i);
      continue;
    }
    const char = text.charCodeAt(i);
    if (char === QUOTE) inText = true;
    else if (OPEN.has(char)) depth += 1;
    else if (CLOSE.has(char)) depth -= 1;
    if (inText || !(depth === 0 || (depth === 1 && char === COMMA))) continue;
    if (depth === 0 && char !== CLOSE_LIST) return notJson(i);
    if (slices.length === max) return fault('BATCH_TOO_LARGE', [], { max });
    const empty = depth === 0 && slices.length === 0 && skipSpace(text, start) === i;
    if (!empty) slices.push({ start, end: i });
    start = i + 1;
  }
  const after = skipSpace(text, i);
  return after < text.length ? notJson(after) : slices;
}

/**
 * Whether the quotation mark at a place within a text is part of it: an odd number of backslashes stands before it.
 */
function isEscaped(text: string, mark: number): boolean {
  let from = mark;
  while (text.charCodeAt(from - 1) === BACKSLASH) from -= 1;
  return (mark - from) % 2 === 1;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && SPACES.includes(text.charAt(i))) i += 1;
  return i;
}

function notAList(text: string): Fault {
  const expected = { nl: 'een lijst', en: 'a list' };
  const parsed = text.length > MAX_EVENT_BYTES ? undefined : parseStrictJson(text);
  const syntax = parsed?.ok === false ? parsed.faults.find(({ rule }) => rule === 'NOT_JSON') : undefined;
  return syntax ?? fault('WRONG_TYPE', [], { expected });
}
