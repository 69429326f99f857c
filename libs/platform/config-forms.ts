import { LOG_LEVELS } from './logger.js';
import { isSafeUrl } from './safe-url.js';
import { isStoreSetting } from './store-setting.js';

/** The text of a setting; undefined where it is absent or empty. */
export type Get = (name: string) => string | undefined;
/** Notes what is wrong with a setting, in both languages. */
export type Complain = (setting: string, nl: string, en: string) => void;

/** Characters of a secret: as long as the digest that it keys (RFC 2104, 3). */
const SHORTEST_SECRET = 32;

/** Complains of a secret that is absent or too short. */
export function checkSecret(setting: string, secret: string | undefined, complain: Complain): void {
  if (secret !== undefined && secret.length >= SHORTEST_SECRET) return;
  complain(
    setting,
    `moet ten minste ${SHORTEST_SECRET} tekens hebben`,
    `must have at least ${SHORTEST_SECRET} characters`,
  );
}

/** What a setting that stands by itself must look like, in words; a setting that is absent has its default. */
interface Form {
  readonly settings: readonly string[];
  readonly isRight: (text: string) => boolean;
  readonly nl: string;
  readonly en: string;
}

const like = (pattern: RegExp) => (text: string) => pattern.test(text);
const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const FORMS: readonly Form[] = [
  {
    settings: ['WIJKSPOOR_STORE'],
    isRight: isStoreSetting,
    nl: 'moet sqlite:<pad>, memory: of kurrentdb://… zijn',
    en: 'must be sqlite:<path>, memory: or kurrentdb://…',
  },
  {
    settings: ['PORT', 'WIJKSPOOR_METRICS_PORT'],
    isRight: isPort,
    nl: 'moet een getal van 0 tot 65535 zijn',
    en: 'must be a number from 0 to 65535',
  },
  {
    settings: ['WIJKSPOOR_DEMO'],
    isRight: like(/^[01]$/),
    nl: 'moet 1 of 0 zijn',
    en: 'must be 1 or 0',
  },
  {
    settings: ['WIJKSPOOR_OIDC_ISSUER', 'WIJKSPOOR_OIDC_JWKS_URI'],
    isRight: isSafeUrl,
    nl: 'moet een https-URL zijn (http alleen naar deze computer): een URL zonder naam en wachtwoord',
    en: 'must be an https URL (http to this computer only): a URL without name and password',
  },
  {
    settings: ['OTEL_EXPORTER_OTLP_ENDPOINT'],
    isRight: isUrl,
    nl: 'moet een URL zijn',
    en: 'must be a URL',
  },
  {
    settings: ['WIJKSPOOR_SHUTDOWN_PAUSE'],
    isRight: like(/^\d{1,2}$/),
    nl: 'moet een aantal seconden van 0 tot 99 zijn',
    en: 'must be a number of seconds from 0 to 99',
  },
  {
    settings: ['WIJKSPOOR_ACCESS_ROWS'],
    isRight: like(/^[1-9]\d{2,8}$/),
    nl: 'moet een aantal van 100 tot 999999999 zijn',
    en: 'must be a number from 100 to 999999999',
  },
  {
    settings: ['WIJKSPOOR_KEY_FINGERPRINT'],
    isRight: like(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
    nl: 'moet de vingerafdruk zijn die het aanleverscherm toont, zoals AB12-CD34',
    en: 'must be the fingerprint that the upload page shows, such as AB12-CD34',
  },
  {
    settings: ['LOG_LEVEL'],
    isRight: (text) => LOG_LEVELS.some((level) => level === text),
    nl: `moet zijn: ${LOG_LEVELS.join(', ')}`,
    en: `must be: ${LOG_LEVELS.join(', ')}`,
  },
];

/** Complains of every setting that stands by itself and is not what it must look like. */
export function checkForms(get: Get, complain: Complain): void {
  for (const { settings, isRight, nl, en } of FORMS)
    for (const setting of settings) {
      const text = get(setting);
      if (text !== undefined && !isRight(text)) complain(setting, nl, en);
    }
}
