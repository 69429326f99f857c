import type { Complain, Get } from './config-forms.js';
import { defined } from './defined.js';

/** What a server that signs its log needs to know. */
export interface ProofConfig {
  /** File of the log's signing key; only its owner may read it. */
  readonly keyFile: string;
  /** Folder of tiles, entries, checkpoints and the guard; `:memory:` for one that goes with the process. */
  readonly folder: string;
  /** The name the key must have: keeps one log from being signed as another. */
  readonly origin?: string;
  /** File of a C2SP tlog-policy: the witnesses to feed, and whose signatures are enough. */
  readonly policyFile?: string;
  /** Seconds between two checkpoints handed to each witness. */
  readonly witnessEvery: number;
  /**
   * Who stamps a checkpoint a day (RFC 3161): its address, and a file of certificates (PEM) that its own must lead
   * to.
   */
  readonly stamps?: { readonly url: string; readonly authorityFile: string };
}

/** A public witness takes at most 24 checkpoints a day. */
const WITNESS_EVERY = '3600';

/**
 * The settings of proofs; undefined where no key is named, and the demo is not on. Complains about each that is
 * wrong.
 */
export function proofsIn(
  get: Get,
  complain: Complain,
  beside: (file: string) => string,
  demo: boolean,
): ProofConfig | undefined {
  const folder = get('WIJKSPOOR_PROOFS') ?? beside('proofs');
  const keyFile = get('WIJKSPOOR_PROOF_KEY') ?? (demo ? beside('proof-demo.key') : undefined);
  const origin = get('WIJKSPOOR_PROOF_ORIGIN');
  const policyFile = get('WIJKSPOOR_PROOF_POLICY');
  const every = get('WIJKSPOOR_WITNESS_EVERY') ?? WITNESS_EVERY;
  if (!/^[1-9]\d{0,5}$/.test(every))
    complain(
      'WIJKSPOOR_WITNESS_EVERY',
      'moet een aantal seconden vanaf 1 zijn',
      'must be a number of seconds from 1',
    );
  const stamps = stampsIn(get, complain);
  for (const name of ['WIJKSPOOR_PROOF_ORIGIN', 'WIJKSPOOR_PROOF_POLICY', STAMPS_URL])
    if (get(name) !== undefined && keyFile === undefined)
      complain(name, 'heeft WIJKSPOOR_PROOF_KEY nodig', 'needs WIJKSPOOR_PROOF_KEY');
  if (keyFile === undefined) return undefined;
  return {
    keyFile,
    folder,
    witnessEvery: Number(every),
    ...defined({ origin, policyFile, stamps }),
  };
}

const [STAMPS_URL, STAMPS_AUTHORITY] = ['WIJKSPOOR_STAMPS_URL', 'WIJKSPOOR_STAMPS_AUTHORITY'];

/** An authority without a certificate to hold it to proves nothing: both or neither. */
function stampsIn(get: Get, complain: Complain): ProofConfig['stamps'] {
  const [url, authorityFile] = [get(STAMPS_URL), get(STAMPS_AUTHORITY)];
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    complain(STAMPS_URL, 'moet een adres met http(s) zijn', 'must be an http(s) address');
  if (url !== undefined && authorityFile === undefined)
    complain(STAMPS_AUTHORITY, `hoort bij ${STAMPS_URL}`, `goes with ${STAMPS_URL}`);
  if (url === undefined && authorityFile !== undefined)
    complain(STAMPS_URL, `hoort bij ${STAMPS_AUTHORITY}`, `goes with ${STAMPS_AUTHORITY}`);
  return url === undefined || authorityFile === undefined ? undefined : { url, authorityFile };
}
