/** What a server that signs its log needs to know. */
export interface ProofConfig {
  /** File of the log's signing key; only its owner may read it. */
  readonly keyFile: string;
  /** Folder of tiles, entries, checkpoints and the guard; `:memory:` for one that goes with the process. */
  readonly folder: string;
  /** The name the key must have: keeps one log from being signed as another. */
  readonly origin?: string;
  /** File of a C2SP tlog-policy: the witnesses, and whose signatures are enough. */
  readonly policyFile?: string;
}

/** The settings of proofs; undefined where no key is named, and the demo is not on. Complains about each that is wrong. */
export function proofsIn(
  get: (name: string) => string | undefined,
  complain: (setting: string, nl: string, en: string) => void,
  beside: (file: string) => string,
  demo: boolean,
): ProofConfig | undefined {
  const folder = get('WIJKSPOOR_PROOFS') ?? beside('proofs');
  const keyFile = get('WIJKSPOOR_PROOF_KEY') ?? (demo ? beside('proof-demo.key') : undefined);
  const origin = get('WIJKSPOOR_PROOF_ORIGIN');
  const policyFile = get('WIJKSPOOR_PROOF_POLICY');
  for (const name of ['WIJKSPOOR_PROOF_ORIGIN', 'WIJKSPOOR_PROOF_POLICY'])
    if (get(name) !== undefined && keyFile === undefined)
      complain(name, 'heeft WIJKSPOOR_PROOF_KEY nodig', 'needs WIJKSPOOR_PROOF_KEY');
  if (keyFile === undefined) return undefined;
  return {
    keyFile,
    folder,
    ...(origin === undefined ? {} : { origin }),
    ...(policyFile === undefined ? {} : { policyFile }),
  };
}
