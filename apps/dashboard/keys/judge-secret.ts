export type SecretProblem = 'none' | 'short' | 'other' | 'wrong';

/**
 * What is wrong with a secret, by its fingerprint (undefined while it is too short): another than the programme
 * published, or, where nothing is published, another than last time in this browser, which may be right all the same.
 */
export function judgeSecret(
  value: string,
  fingerprint: string | undefined,
  { published, last }: { readonly published: string | undefined; readonly last: string | undefined },
): SecretProblem | undefined {
  if (value === '') return 'none';
  if (fingerprint === undefined) return 'short';
  if (published !== undefined) return fingerprint === published ? undefined : 'wrong';
  return last !== undefined && last !== fingerprint ? 'other' : undefined;
}
