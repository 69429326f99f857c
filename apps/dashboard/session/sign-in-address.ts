/** Where the server begins to sign in; one comes back at `path`, or is asked again who one is when `other`. */
export function signInAddress(path: string, other = false): string {
  const query = new URLSearchParams({ naar: path, ...(other ? { account: 'ander' } : {}) });
  return `/aanmelden?${query.toString()}`;
}

/**
 * Ends the session here, and goes on to where the identity provider ends its own. Rejects when the server does not
 * answer.
 */
export async function signOut(): Promise<void> {
  const answer = await fetch('/afmelden', { method: 'POST' });
  if (!answer.ok) throw new Error(String(answer.status));
  const { naar } = (await answer.json()) as { naar: string };
  window.location.assign(naar);
}
