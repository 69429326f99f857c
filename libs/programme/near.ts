import type { Label } from './schema/event-type.js';

/** What can be meant: what is named to the sender, and by what texts it is known. */
export interface Candidate {
  readonly id: string;
  readonly names: readonly string[];
}

const MOST = 3;
/** Of a text no more is looked at, in characters. */
const LONGEST = 100;

function memo(work: (text: string) => string, most: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? work(text);
    if (known.size < most) known.set(text, found);
    return found;
  };
}

/** Letters and digits in small type without accents: `Den Haag Zuidwest` and `den-haag-zuidwest` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Candidates are few and asked for again with every fault. */
const plainOf = memo(plain, 2000);

const GENERIC = new Set(['de', 'den', 'het', 'nl', 'gm']);
const head = (text: string): string | undefined =>
  text.split('-').find((word) => word.length > 2 && !GENERIC.has(word));

/**
 * Which of the candidates a text that is none of them may have meant, best first, at most three: written otherwise,
 * a few letters off, longer or shorter, or beginning with the same word (the areas of one municipality).
 */
export function nearOnes(text: string, candidates: readonly Candidate[]): readonly string[] {
  const said = plain(text.slice(0, LONGEST));
  if (said === '') return [];
  const scored = candidates.flatMap(({ id, names }, order) => {
    const score = Math.min(...[id, ...names].map((name) => scoreOf(said, plainOf(name.slice(0, LONGEST)))));
    return score === Infinity ? [] : [{ id, score, order }];
  });
  return scored
    .sort((a, b) => a.score - b.score || a.order - b.order)
    .slice(0, MOST)
    .map(({ id }) => id);
}

function scoreOf(said: string, name: string): number {
  const most = Math.min(4, Math.max(1, Math.floor(name.length / 5)));
  const off = distance(said, name, most);
  if (off <= most) return off;
  if (said.length >= 4 && (name.includes(said) || said.includes(name))) return 10;
  return head(said) !== undefined && head(said) === head(name) && !name.startsWith('nl-') ? 20 : Infinity;
}

/** `; bedoelde u a of b?` for the end of a sentence; nothing where nothing is near. */
export function orNear(found: readonly string[]): Label {
  if (found.length === 0) return { nl: '', en: '' };
  const all = (word: string): string => {
    const last = found.at(-1) ?? '';
    return found.length === 1 ? last : `${found.slice(0, -1).join(', ')} ${word} ${last}`;
  };
  return { nl: `; bedoelde u ${all('of')}?`, en: `; did you mean ${all('or')}?` };
}

/**
 * Damerau's distance (letters changed, added, left out, or swapped with the next) of short texts; beyond `most` it
 * is `most + 1`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [two, one] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [(one[j - 1] ?? 0) + (same ? 0 : 1), (one[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1];
      row.push(Math.min(...ways, swapped ? (two[j - 2] ?? 0) + 1 : most + 1));
    }
    if (Math.min(...row, ...one) > most) return most + 1;
    [two, one] = [one, row];
  }
  return Math.min(one[b.length] ?? 0, most + 1);
}
