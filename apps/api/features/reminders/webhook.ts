import { signatureOf } from './reminder-event.js';
import type { WebhookSettings } from './settings.js';

/** `away`: the receiver could not be reached or cannot take anything now; `refused`: it did not want this one. */
export type Delivery =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'away' | 'refused'; readonly why: string };

/**
 * Sends one CloudEvent in structured mode; waits `patience` milliseconds for the answer at most. Redirects are not
 * followed: what is signed for one receiver is for no other.
 */
export async function deliver(
  { url, secret }: WebhookSettings,
  event: object,
  now: number,
  patience: number,
  stop: AbortSignal,
): Promise<Delivery> {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(now / 1000));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'wijkspoor-timestamp': timestamp,
        'wijkspoor-signature': signatureOf(secret, timestamp, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(patience)]),
    });
    await answer.body?.cancel();
    return deliveryOf(answer.status);
  } catch (error) {
    return { outcome: 'away', why: reasonOf(error) };
  }
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { outcome: 'taken' };
  const away = status >= 500 || status === 408 || status === 429;
  return { outcome: away ? 'away' : 'refused', why: `HTTP ${status}` };
}

/** Never the whole error: it may hold the URL, and that may hold a key. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'error';
}
