import { hex, textOf } from './bytes.js';
import { hasOnly, isCount, membersOf, type Members } from './canonical.js';
import { NotRunError, type Context } from './context.js';
import { wholeFile } from './source.js';

export const MANIFEST = 'manifest.json';
const FORM = 'wijkspoor-bundle/1';

export interface Manifest {
  readonly v: typeof FORM;
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly files: readonly ManifestFile[];
}

interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const MEMBERS = ['v', 'origin', 'size', 'root', 'files'];
const SHA256 = /^[0-9a-f]{64}$/;
const isFile = (value: unknown): value is ManifestFile => {
  const file = value as Members | null;
  if (typeof file !== 'object' || file === null || !hasOnly(file, ['path', 'bytes', 'sha256'])) return false;
  const { path, bytes, sha256 } = file;
  return typeof path === 'string' && isCount(bytes) && typeof sha256 === 'string' && SHA256.test(sha256);
};

/** Undefined for what is no manifest to the byte: canonical, a line end, and the files in order of their paths. */
export function manifestIn(bytes: Uint8Array): Manifest | undefined {
  const text = textOf(bytes);
  const members = text?.endsWith('\n') === true ? membersOf(text.slice(0, -1)) : undefined;
  if (members === undefined || !hasOnly(members, MEMBERS) || members['v'] !== FORM) return undefined;
  const { origin, size, root, files } = members;
  if (typeof origin !== 'string' || !isCount(size) || typeof root !== 'string') return undefined;
  if (!Array.isArray(files) || !files.every(isFile)) return undefined;
  const listed: readonly ManifestFile[] = files;
  const isInOrder = listed.every(({ path }, at) => at === 0 || (listed[at - 1]?.path ?? '') < path);
  return isInOrder ? { v: FORM, origin, size, root, files: listed } : undefined;
}

/** Reads the manifest. Throws NotRunError when there is none: then this is no bundle. */
export async function readManifest({ source, findings }: Context): Promise<Manifest | undefined> {
  const bytes = await wholeFile(source, MANIFEST);
  if (bytes === undefined)
    throw new NotRunError({
      nl: 'dit is geen bundel: manifest.json ontbreekt',
      en: 'this is no bundle: it has no manifest.json',
    });
  const manifest = manifestIn(bytes);
  if (manifest === undefined) findings.bad('MANIFEST', { path: MANIFEST });
  return manifest;
}

/** Every file of the manifest is there as it says, and no other. */
export async function checkFiles(context: Context, { files }: Manifest): Promise<void> {
  const { source, findings } = context;
  const listed = new Set(files.map(({ path }) => path));
  for (const path of await source.paths())
    if (path !== MANIFEST && !listed.has(path)) findings.bad('FILE_UNLISTED', { path });
  for (const { path, bytes, sha256 } of files) {
    const found = await digestOf(context, path);
    if (found === undefined) findings.gap('FILE_MISSING', { path });
    else if (found.length !== bytes || found.digest !== sha256) findings.bad('FILE_CHANGED', { path });
  }
}

/** Length and SHA-256 (hex) of a file; undefined when there is none. */
export async function digestOf(
  { source, cryptography }: Context,
  path: string,
): Promise<{ readonly length: number; readonly digest: string } | undefined> {
  const chunks = source.chunks(path);
  if (chunks === undefined) return undefined;
  const hashing = cryptography.hashing();
  let length = 0;
  for await (const chunk of chunks) {
    hashing.update(chunk);
    length += chunk.length;
  }
  return { length, digest: hex(hashing.digest()) };
}
