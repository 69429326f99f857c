import type { Complain, Get } from './config-forms.js';
import { isSafeUrl } from './safe-url.js';

/** How this replica mails reminders (docs/decisions/0111). */
export interface MailConfig {
  /** `smtps://host`, or `smtp://host`, which must offer STARTTLS unless it is on this computer. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** One address. */
  readonly from: string;
  /** File with the addresses of partners. */
  readonly addresses: string;
  /** File of what is to be sent and was, or `:memory:`. */
  readonly outbox: string;
  /** Origin of the monitor. */
  readonly publicUrl?: string;
}

const ADDRESS = /^[^\s@<>"(),;:\\[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** The settings of mail; undefined without any. Tells `complain` every fault. */
export function mailIn(
  get: Get,
  complain: Complain,
  beside: (file: string) => string,
): MailConfig | undefined {
  const [url, from, addresses] = [
    get('WIJKSPOOR_SMTP_URL'),
    get('WIJKSPOOR_MAIL_FROM'),
    get('WIJKSPOOR_MAIL_ADDRESSES'),
  ];
  const [user, password] = [get('WIJKSPOOR_SMTP_USER'), get('WIJKSPOOR_SMTP_PASSWORD')];
  const publicUrl = get('WIJKSPOOR_PUBLIC_URL');
  if ([url, from, addresses, user, password].every((setting) => setting === undefined)) return undefined;
  if (url === undefined || !isSmtp(url))
    complain(
      'WIJKSPOOR_SMTP_URL',
      'moet smtps://server:poort of smtp://server:poort zijn, zonder naam, wachtwoord en pad',
      'must be smtps://server:port or smtp://server:port, without name, password and path',
    );
  if (from === undefined || !ADDRESS.test(from))
    complain('WIJKSPOOR_MAIL_FROM', 'moet één mailadres zijn', 'must be one mail address');
  if (addresses === undefined)
    complain(
      'WIJKSPOOR_MAIL_ADDRESSES',
      'moet het bestand met adressen van partners zijn',
      'must be the file with the addresses of partners',
    );
  if ((user === undefined) !== (password === undefined))
    complain(
      user === undefined ? 'WIJKSPOOR_SMTP_USER' : 'WIJKSPOOR_SMTP_PASSWORD',
      'hoort bij de andere van de twee',
      'goes with the other of the two',
    );
  return {
    url: url ?? '',
    from: from ?? '',
    addresses: addresses ?? '',
    outbox: get('WIJKSPOOR_MAIL_OUTBOX') ?? beside('mail-outbox.db'),
    ...(user === undefined || password === undefined ? {} : { user, password }),
    ...(publicUrl !== undefined && isSafeUrl(publicUrl) ? { publicUrl: publicUrl.replace(/\/$/, '') } : {}),
  };
}

function isSmtp(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  return (
    /^smtps?:$/.test(protocol) &&
    hostname !== '' &&
    [username, password, search, hash].every((part) => part === '') &&
    ['', '/'].includes(pathname)
  );
}
