import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFolder } from '#libs/event-store';
import type { ProofConfig } from '#libs/platform';
import { authoritiesIn, makeKeyFile, parsePolicy, readKeyFile, type SigningKey } from '#libs/transparency';
import { defined } from '#libs/platform';
import type { ProofSettings } from '../kernel/proofs/settings.js';

/** Under which name the demo signs: an address that is nobody's (RFC 2606). */
const DEMO_ORIGIN = 'demo.wijkspoor.example/v1/logboek';

/**
 * What the settings say of signing, with its files read; a demo without a key makes its own. Throws, in both
 * languages, for a key that others may read or of another log, and for a policy that is none.
 */
export async function openProofs(config: ProofConfig, demo: boolean): Promise<ProofSettings> {
  const temporary = config.folder === ':memory:';
  const folder = temporary ? await mkdtemp(join(tmpdir(), 'wijkspoor-proofs-')) : config.folder;
  const keyFile = config.keyFile === ':memory:' ? join(folder, 'proof-demo.key') : config.keyFile;
  const key = await keyIn(keyFile, demo);
  if (config.origin !== undefined && config.origin !== key.name)
    throw new Error(
      `WIJKSPOOR_PROOF_ORIGIN: de sleutel is van ${key.name} / the key is of ${key.name}, niet / not ${config.origin}`,
    );
  const policy = config.policyFile === undefined ? undefined : await policyIn(config.policyFile);
  const witnessEvery = config.witnessEvery * 1_000;
  const stamps = config.stamps && {
    url: config.stamps.url,
    authority: await authorityIn(config.stamps.authorityFile),
  };
  return {
    ...{ key, folder, temporary, witnessEvery },
    ...defined({ policy, stamps }),
  };
}

async function authorityIn(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8');
  try {
    authoritiesIn(pem);
    return pem;
  } catch (error) {
    throw new Error(
      `WIJKSPOOR_STAMPS_AUTHORITY: ${path}: geen certificaten (PEM) / no certificates (PEM): ${(error as Error).message}`,
      { cause: error },
    );
  }
}

async function keyIn(path: string, demo: boolean): Promise<SigningKey> {
  if (demo && !existsSync(path)) {
    await withFolder(path);
    return makeKeyFile(path, DEMO_ORIGIN);
  }
  return readKeyFile(path);
}

async function policyIn(path: string): Promise<NonNullable<ProofSettings['policy']>> {
  const text = await readFile(path, 'utf8');
  try {
    return { text, parsed: parsePolicy(text) };
  } catch (error) {
    throw new Error(
      `WIJKSPOOR_PROOF_POLICY: ${path}: dit is geen tlog-policy / this is no tlog-policy: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
