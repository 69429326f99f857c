import {
  COSIGNATURE,
  COSIGNATURE_ML_DSA,
  ED25519,
  parseVerifierKey,
  type VerifierKey,
} from '../note/keys.js';

/** A log or witness of a policy; `url` is where it is met: of a witness its submission prefix (C2SP tlog-witness). */
export interface PolicyKey {
  readonly name: string;
  readonly verifier: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Whom to believe about a checkpoint (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly PolicyKey[];
  readonly witnesses: readonly PolicyKey[];
  /** Whether the cosignatures of the witnesses with these names are enough. */
  readonly isQuorum: (names: ReadonlySet<string>) => boolean;
}

type Rule = (names: ReadonlySet<string>) => boolean;

const ALLOWED = /^[\t\n\x20-\x7e\u0080-\uffff]*$/;
const MOST_LINES = 1_000;

/** Reads a policy line by line; what a line defines may be named by the lines after it. */
class Reader {
  readonly logs: PolicyKey[] = [];
  readonly witnesses: PolicyKey[] = [];
  readonly #rules = new Map<string, Rule>();
  readonly #members = new Set<string>();
  quorum: Rule | undefined;

  line([kind = '', ...words]: readonly string[]): void {
    if (kind === 'log') return this.#log(words);
    if (kind === 'witness') return this.#witness(words);
    if (kind === 'group') return this.#group(words);
    if (kind === 'quorum') return this.#quorum(words);
    throw new RangeError(`"${kind.slice(0, 20)}" is no line of a policy`);
  }

  #log([verifier = '', url, ...more]: readonly string[]): void {
    const key = parseVerifierKey(verifier);
    if (more.length > 0 || key.kind !== ED25519)
      throw new RangeError('log <vkey> [<url>], of an Ed25519 key');
    this.#mustBeNew(verifier, this.logs);
    this.logs.push({ name: key.name, verifier, key, ...(url === undefined ? {} : { url }) });
  }

  #witness([name = '', verifier = '', url, ...more]: readonly string[]): void {
    const key = parseVerifierKey(verifier);
    if (more.length > 0 || ![COSIGNATURE, COSIGNATURE_ML_DSA].includes(key.kind))
      throw new RangeError('witness <name> <vkey> [<url>], of a key for cosignatures');
    this.#mustBeNew(verifier, this.witnesses);
    this.#define(name, (names) => names.has(name));
    this.witnesses.push({ name, verifier, key, ...(url === undefined ? {} : { url }) });
  }

  #group([name = '', atLeast = '', ...members]: readonly string[]): void {
    const rules = members.map((member) => {
      if (this.#members.has(member)) throw new RangeError(`${member} is a member of a group already`);
      this.#members.add(member);
      return this.#rule(member);
    });
    const least = atLeast === 'any' ? 1 : atLeast === 'all' ? rules.length : Number(atLeast);
    if (!/^(any|all|[1-9]\d*)$/.test(atLeast) || rules.length === 0 || least > rules.length)
      throw new RangeError('group <name> all|any|<k> <name>…, with 1 ≤ k ≤ the number of names');
    this.#define(name, (names) => rules.filter((rule) => rule(names)).length >= least);
  }

  #quorum([name = '', ...more]: readonly string[]): void {
    if (this.quorum !== undefined || more.length > 0) throw new RangeError('one line: quorum <name>');
    this.quorum = name === 'none' ? () => true : this.#rule(name);
  }

  #rule(name: string): Rule {
    const rule = this.#rules.get(name);
    if (rule === undefined) throw new RangeError(`${name} is not defined above`);
    return rule;
  }

  #define(name: string, rule: Rule): void {
    if (name === '' || name === 'none' || this.#rules.has(name))
      throw new RangeError(`${name} cannot be a name here, or is one already`);
    this.#rules.set(name, rule);
  }

  /** Two keys are the same when what is signed with is, whatever they are called. */
  #mustBeNew(verifier: string, known: readonly PolicyKey[]): void {
    const bare = (text: string): string => text.slice(text.indexOf('+', text.indexOf('+') + 1) + 1);
    if (known.some((other) => bare(other.verifier) === bare(verifier)))
      throw new RangeError(`the key of ${verifier.split('+', 1)[0] ?? ''} is there already`);
  }
}

/** Reads a policy file. Throws RangeError that names the line for anything the specification does not allow. */
export function parsePolicy(text: string): Policy {
  const lines = text.split('\n');
  if (!ALLOWED.test(text) || lines.length > MOST_LINES)
    throw new RangeError(`not a policy: a control character, or more than ${MOST_LINES} lines`);
  const reader = new Reader();
  for (const [number, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    try {
      reader.line(words);
    } catch (error) {
      throw new RangeError(`line ${number + 1}: ${(error as Error).message}`, { cause: error });
    }
  }
  const { logs, witnesses, quorum } = reader;
  if (quorum === undefined) throw new RangeError('a policy has a line: quorum <name>');
  return { logs, witnesses, isQuorum: quorum };
}
