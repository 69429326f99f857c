/** What a browser keeps of one cookie, with its name and a margin (RFC 6265, 6.1: 4096 bytes). */
const CHUNK = 3_800;
/** Node refuses requests with more than 16 KiB of headers. */
const MOST_CHUNKS = 3;

interface Kind {
  readonly name: string;
  readonly sameSite: 'Strict' | 'Lax';
  /** Seconds; without it until the browser closes. */
  readonly maxAge?: number;
}

/** Values of a Cookie header by name; the first of equal names counts. */
export function cookiesIn(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !found.has(name)) found.set(name, pair.slice(at + 1).trim());
  }
  return found;
}

/** One cookie that scripts cannot read, in as many parts as its length asks for. */
export class Cookie {
  readonly #name: string;

  constructor(
    private readonly kind: Kind,
    /** Under https: a name that no other host may set, and never over http. */
    private readonly secure: boolean,
  ) {
    this.#name = `${secure ? '__Host-' : ''}${kind.name}`;
  }

  /** What a request holds of it; undefined when it is not there. */
  read(header: string | undefined): string | undefined {
    const cookies = cookiesIn(header);
    const parts: string[] = [];
    for (let i = 0; i < MOST_CHUNKS; i++) {
      const part = cookies.get(this.partName(i));
      if (!part) break;
      parts.push(part);
    }
    return parts.length === 0 ? undefined : parts.join('');
  }

  /** Whether a browser would keep it. */
  static fits = (value: string): boolean => value.length <= CHUNK * MOST_CHUNKS;

  /** Values of Set-Cookie; parts of an earlier, longer one are taken away. */
  write(value: string): string[] {
    return Array.from({ length: MOST_CHUNKS }, (_, i) => {
      const part = value.slice(i * CHUNK, (i + 1) * CHUNK);
      return this.line(i, part);
    });
  }

  clear = (): string[] => this.write('');

  private partName = (i: number): string => (i === 0 ? this.#name : `${this.#name}.${i}`);

  private line(i: number, part: string): string {
    const maxAge = part === '' ? 0 : this.kind.maxAge;
    return [
      `${this.partName(i)}=${part}; Path=/; HttpOnly; SameSite=${this.kind.sameSite}`,
      ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
      ...(this.secure ? ['Secure'] : []),
    ].join('; ');
  }
}
