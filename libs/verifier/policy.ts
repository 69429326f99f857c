import { isSame, textOf } from './bytes.js';
import type { Cryptography } from './cryptography.js';
import { ED25519, keyIn, type Key } from './notes.js';

/** Who signs, and whose cosignatures make a checkpoint count (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly Key[];
  readonly witnesses: ReadonlyMap<string, Key>;
  /** Whether a checkpoint counts that these witnesses, by their names here, signed. */
  readonly isQuorum: (signed: ReadonlySet<string>) => boolean;
  readonly asksWitnesses: boolean;
}

type Rule = (signed: ReadonlySet<string>) => boolean;

const bad = (line: string): RangeError => new RangeError(`not a policy: ${line.slice(0, 80)}`);

const [MOST_BYTES, MOST_LINES] = [1_000_000, 1_000];
/** Of control characters the tab and the line end; what is not ASCII is not looked into (C2SP tlog-policy). */
const ALLOWED = /^[\t\n\x20-\x7e\u0080-\uffff]*$/;

/** Throws RangeError for anything that is no policy to the letter. */
export function policyIn(cryptography: Cryptography, bytes: Uint8Array): Policy {
  const reader = new Reader(cryptography);
  const text = bytes.length > MOST_BYTES ? undefined : textOf(bytes);
  const lines = text?.split('\n') ?? [];
  if (text === undefined || !ALLOWED.test(text) || lines.length > MOST_LINES) throw bad('');
  for (const line of lines) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length > 0 && !words[0]?.startsWith('#')) reader.read(words, line);
  }
  return reader.policy();
}

/** Whatever they are called. */
const isAmong = (known: readonly Key[], { kind, bytes }: Key): boolean =>
  known.some((one) => one.kind === kind && isSame(one.bytes, bytes));

class Reader {
  readonly #logs: Key[] = [];
  readonly #witnesses = new Map<string, Key>();
  readonly #rules = new Map<string, Rule>([['none', () => true]]);
  readonly #members = new Set<string>();
  #quorum: string | undefined;

  constructor(private readonly cryptography: Cryptography) {}

  read([kind, name = '', ...rest]: readonly string[], line: string): void {
    if (kind === 'log' && rest.length < 2) this.#log(name, line);
    else if (kind === 'witness' && rest.length > 0 && rest.length < 3)
      this.#witness(name, rest[0] ?? '', line);
    else if (kind === 'group') this.#group(name, rest, line);
    else if (kind === 'quorum' && rest.length === 0 && this.#rules.has(name) && this.#quorum === undefined)
      this.#quorum = name;
    else throw bad(line);
  }

  #log(text: string, line: string): void {
    const key = keyIn(this.cryptography, text);
    if (key.kind !== ED25519 || isAmong(this.#logs, key)) throw bad(line);
    this.#logs.push(key);
  }

  /** A key under two names would be two witnesses where one signs. */
  #witness(name: string, text: string, line: string): void {
    const key = keyIn(this.cryptography, text);
    if (this.#rules.has(name) || key.kind === ED25519 || isAmong([...this.#witnesses.values()], key))
      throw bad(line);
    this.#witnesses.set(name, key);
    this.#rules.set(name, (signed) => signed.has(name));
  }

  #group(name: string, [many = '', ...members]: readonly string[], line: string): void {
    const count = Number(/^[1-9]\d*$/.exec(many)?.[0] ?? 0);
    const least = many === 'all' ? members.length : many === 'any' ? 1 : count;
    const rules = members.map((member) => this.#rules.get(member));
    const isNew = members.every((member) => member !== 'none' && !this.#members.has(member));
    const isCount = least >= 1 && least <= members.length;
    if (this.#rules.has(name) || !isNew || !isCount || new Set(members).size < members.length)
      throw bad(line);
    if (rules.includes(undefined)) throw bad(line);
    for (const member of members) this.#members.add(member);
    this.#rules.set(name, (signed) => rules.filter((rule) => rule?.(signed)).length >= least);
  }

  policy(): Policy {
    const isQuorum = this.#rules.get(this.#quorum ?? '');
    if (isQuorum === undefined) throw bad('no quorum');
    return {
      logs: this.#logs,
      witnesses: this.#witnesses,
      isQuorum,
      asksWitnesses: this.#quorum !== 'none',
    };
  }
}
