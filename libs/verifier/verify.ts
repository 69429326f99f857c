import { readSigned, type Signed } from './checkpoints.js';
import type { VerificationRequest, Context } from './context.js';
import { Findings, type Finding } from './findings.js';
import { checkFiles, digestOf, readManifest } from './manifest.js';
import { LOG, Walk } from './walk.js';

/** What a bundle was found to be. */
export interface Report {
  /** 0 clean, 1 altered, 2 something that is to be there is not. */
  readonly exitCode: 0 | 1 | 2;
  readonly origin: string | undefined;
  readonly size: number;
  /** Whether the key that was trusted came with the auditor; else it came with the bundle. */
  readonly isKeyHeld: boolean;
  /** How many checkpoints that the auditor holds, and receipts, the leaves were held against. */
  readonly held: number;
  /** The largest size that the witnesses of the policy signed; 0 when none did. */
  readonly witnessed: number;
  /** The largest checkpoint that the time stamping authority stamped, and when (milliseconds since 1970). */
  readonly stamped: { readonly size: number; readonly at: number } | undefined;
  /** Whether that authority came with the auditor; else it came with the bundle. */
  readonly isAuthorityHeld: boolean;
  readonly editions: number;
  readonly firstBad: { readonly leaf: number; readonly upTo?: number } | undefined;
  readonly findings: readonly Finding[];
  /** How many findings of each code, also those that are not told. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Checks a bundle: its files, signatures, the tree, every event against its leaf, the order of events, receipts,
 * and what the auditor brings. Throws NotRunError when there is nothing to check, and what the source throws when
 * it cannot be read.
 */
export async function verifyBundle(request: VerificationRequest): Promise<Report> {
  const context: Context = { ...request, findings: new Findings() };
  const { findings } = context;
  const manifest = await readManifest(context);
  if (manifest !== undefined) await checkFiles(context, manifest);
  const signed = await readSigned(context, manifest);
  const size = signed.newest?.size ?? manifest?.size ?? 0;
  const walk = new Walk(context, signed, size);
  await walk.run();
  await checkEditions(context, walk.editions);
  missingReceipts(context, signed, size);
  return {
    exitCode: findings.exitCode,
    origin: signed.newest?.origin,
    size,
    isKeyHeld: request.key !== undefined,
    held: signed.marks.filter(({ isHeld }) => isHeld).length,
    witnessed: signed.witnessed,
    stamped: [...signed.stamped].sort((one, other) => other.size - one.size)[0],
    isAuthorityHeld: request.authority !== undefined,
    editions: walk.editions.size,
    firstBad: findings.firstBad,
    findings: findings.list,
    counts: Object.fromEntries(findings.counts),
  };
}

/** A receipt of a leaf that the log no longer reaches. */
function missingReceipts({ findings }: Context, { receipts }: Signed, size: number): void {
  for (const { receipt, path } of receipts)
    if (receipt.index >= size) findings.bad('RECEIPT_LEAF', { leaf: size, path });
}

/** The figures of each edition are those whose digest the log published, and there are no others. */
async function checkEditions(context: Context, editions: ReadonlyMap<string, string>): Promise<void> {
  const { source, findings } = context;
  const known = new Set<string>();
  for (const [editionId, digest] of editions) {
    const path = `editions/${editionId}.json`;
    known.add(path);
    const found = await digestOf(context, path);
    if (found === undefined) findings.gap('EDITION_MISSING', { path });
    else if (found.digest !== digest) findings.bad('EDITION', { path });
  }
  const paths = await source.paths();
  // Without a log nothing says which editions there are.
  for (const path of paths.includes(LOG) ? paths : [])
    if (path.startsWith('editions/') && !known.has(path)) findings.bad('EDITION_UNKNOWN', { path });
}
