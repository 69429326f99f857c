import { createTransport } from 'nodemailer';
import { isLoopback } from '#libs/platform';
import type { Mail } from './settings.js';

/**
 * `away`: the mail server could not be reached or takes nothing now; `refused`: it did not want this mail. `why` is
 * a code.
 */
export type MailDelivery =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'away' | 'refused'; readonly why: string };

export interface Letter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail, so that who gets it twice may see that. */
  readonly messageId: string;
}

/**
 * Hands one mail to the mail server, on a connection of its own. Without encryption only to this computer:
 * elsewhere TLS from the start (smtps), or STARTTLS that must be offered.
 */
export async function deliver(mail: Mail, letter: Letter): Promise<MailDelivery> {
  const { hostname, port, protocol } = new URL(mail.url);
  const secure = protocol === 'smtps:';
  const here = isLoopback(hostname);
  const { patience } = mail.timing;
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(mail.user === undefined ? {} : { auth: { user: mail.user, pass: mail.password ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    // Nothing of a mail is read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mail.from,
      to: [...letter.to],
      subject: letter.subject,
      text: letter.text,
      messageId: letter.messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { outcome: 'taken' };
  } catch (error) {
    return deliveryOf(error);
  } finally {
    transport.close();
  }
}

/** Never the whole error: it may hold an address or what the server wrote. */
export function deliveryOf(error: unknown): MailDelivery {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : undefined;
  const kind = typeof code === 'string' && /^[A-Z]{1,20}$/.test(code) ? code : 'ERROR';
  const why = status === undefined ? kind : `SMTP ${status}`;
  // Of the envelope or the text; that the server lets nobody in (EAUTH) is not about this mail.
  const refused = status !== undefined && status >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(kind);
  return { outcome: refused ? 'refused' : 'away', why };
}
