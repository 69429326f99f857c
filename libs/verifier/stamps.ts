import { certificatesIn, type Certificate } from './certificate.js';
import { NotRunError, type Context } from './context.js';
import { utf8 } from './bytes.js';
import { wholeFile } from './source.js';
import { isOfAuthority, isOver, stampIn, type Stamp } from './stamp.js';

const FOLDER = 'stamps/';
const AUTHORITY = 'stamps/authority.pem';
const NAME = /^stamps\/([1-9]\d{0,15})\.tsr$/;

/** What an authority stamped of a log. */
export interface Stamped {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** PEM is ASCII (RFC 7468); what stands about it may be a text in any encoding. */
const asciiOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Whom to believe: the authority that the auditor holds, else the one of the bundle. */
async function trustedIn(context: Context): Promise<readonly Certificate[]> {
  const { authority, source, findings } = context;
  if (authority !== undefined) {
    const held = readable(() => certificatesIn(asciiOf(authority.bytes)));
    if (held !== undefined) return held;
    throw new NotRunError({
      nl: `${authority.name}: dit zijn geen certificaten`,
      en: `${authority.name}: these are no certificates`,
    });
  }
  const bytes = await wholeFile(source, AUTHORITY);
  const certificates = bytes && readable(() => certificatesIn(asciiOf(bytes)));
  if (bytes !== undefined && certificates === undefined) findings.bad('STAMP', { path: AUTHORITY });
  return certificates ?? [];
}

/**
 * Checks every time stamp of a bundle against the checkpoint (its text by size) that it must be over. Answers those
 * that are right: what they cover was there at their moment.
 */
export async function readStamps(
  context: Context,
  textOfSize: ReadonlyMap<number, string>,
): Promise<readonly Stamped[]> {
  const { source, findings, authority } = context;
  const trusted = await trustedIn(context);
  const right: Stamped[] = [];
  const paths = (await source.paths()).filter((path) => path.startsWith(FOLDER) && path !== AUTHORITY);
  if (paths.length === 0 && authority !== undefined) findings.gap('STAMP_NONE', { path: FOLDER });
  for (const path of paths.sort()) {
    const size = Number(NAME.exec(path)?.[1]);
    const text = textOfSize.get(size);
    const bytes = (await wholeFile(source, path)) ?? new Uint8Array();
    const stamp = readable(() => stampIn(bytes));
    if (
      stamp === undefined ||
      text === undefined ||
      !(await isOver(context.cryptography, stamp, utf8(text)))
    ) {
      findings.bad('STAMP', { path });
      continue;
    }
    const isRight = trusted.length === 0 ? undefined : await authentic(context, stamp, trusted);
    if (isRight === true) right.push({ size, at: stamp.at });
    else if (isRight === undefined) findings.gap('STAMP_UNCHECKED', { path });
    else findings.bad('STAMP_AUTHORITY', { path });
  }
  return right;
}

/** What is no proof to the letter is none. */
async function authentic(
  { cryptography }: Context,
  stamp: Stamp,
  trusted: readonly Certificate[],
): Promise<boolean | undefined> {
  try {
    return await isOfAuthority(cryptography, stamp, trusted);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
