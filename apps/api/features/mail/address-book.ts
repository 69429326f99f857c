import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ConfigError } from '#libs/platform';

/** Bounds of the file: bytes, and addresses of one partner. */
const [LARGEST, MOST] = [1_000_000, 5] as const;
const ADDRESS = /^[^\s@<>"(),;:\\[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;
const PARTNER = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** What a line of a person begins with, before the subject of its token. */
const PERSON = 'persoon:';
const SUBJECT = /^[\x21-\x7e]{1,255}$/;

const isReceiver = (text: string): boolean =>
  text.startsWith(PERSON) ? SUBJECT.test(text.slice(PERSON.length)) : PARTNER.test(text);

/**
 * Addresses by partner, and by `persoon:` and a subject. Lines that say nothing are told by their number and never
 * by what stands in them.
 */
export function addressesIn(text: string): {
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly wrong: readonly number[];
} {
  const addresses = new Map<string, readonly string[]>();
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const [partnerId = '', ...found] = line
      .replace(/#.*/, '')
      .split(/[\s,;]+/)
      .filter(Boolean);
    if (partnerId === '') return;
    const sound = isReceiver(partnerId) && !addresses.has(partnerId) && found.every(isAddress);
    if (!sound || found.length === 0 || found.length > MOST) wrong.push(i + 1);
    else addresses.set(partnerId, found);
  });
  return { addresses, wrong };
}

/** A file of at most a megabyte; throws what the system says, or RangeError. */
function contentOf(path: string): { readonly text: string; readonly changed: number } {
  const file = openSync(path, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    if (size > LARGEST) throw new RangeError('too large');
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    return { text: bytes.toString('utf8', 0, read), changed: mtimeMs };
  } finally {
    closeSync(file);
  }
}

/**
 * Who mail goes to, by a file of the office: a line a partner, `partner address [address …]`, or a person,
 * `persoon:subject address`. It is read again when it changed.
 */
export class AddressBook {
  #addresses: ReadonlyMap<string, readonly string[]> = new Map();
  #changed = 0;

  /** Throws ConfigError when the file cannot be read, or has lines that say nothing. */
  constructor(private readonly path: string) {
    const wrong = this.#read();
    if (wrong !== undefined) throw new ConfigError([{ setting: 'WIJKSPOOR_MAIL_ADDRESSES', message: wrong }]);
  }

  /** Where mail for a partner goes now; what was last read well stands while the file is not. */
  of(partnerId: string): readonly string[] {
    return this.#addresses.get(partnerId) ?? [];
  }

  ofPerson(subject: string): readonly string[] {
    return this.of(PERSON + subject);
  }

  partners(): readonly string[] {
    return [...this.#addresses.keys()].filter((each) => !each.startsWith(PERSON)).sort();
  }

  /** Looks whether the file changed; what is wrong with it in words, without what stands in it. */
  refresh(): string | undefined {
    return this.#read()?.en;
  }

  #read(): { readonly nl: string; readonly en: string } | undefined {
    let content;
    try {
      content = contentOf(this.path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      return { nl: `is niet te lezen (${code})`, en: `cannot be read (${code})` };
    }
    if (content.changed === this.#changed) return undefined;
    const { addresses, wrong } = addressesIn(content.text);
    if (wrong.length > 0) {
      const lines = wrong.slice(0, 10).join(', ');
      return {
        nl: `geen partner met een tot ${MOST} adressen, of een partner die er al staat, in regel ${lines}`,
        en: `no partner with one to ${MOST} addresses, or a partner that is already there, in line ${lines}`,
      };
    }
    [this.#addresses, this.#changed] = [addresses, content.changed];
    return undefined;
  }
}
