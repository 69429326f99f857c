import type { Authenticator } from '#libs/access';
import type { Clock, Logger } from '#libs/platform';
import { authenticated } from '../http/authenticate.js';
import { Cookie } from './cookies.js';
import { Issuer, type Transaction } from './issuer.js';
import { IssuerError } from './issuer-error.js';
import { safeReturnPath } from './safe-return-path.js';
import { Sealer } from './sealer.js';
import { Sessions } from './sessions.js';
import type { Patience } from '../../kernel/patience.js';
import type { SignInSettings } from './settings.js';

/** How long one may take at the issuer's page. Seconds. */
const LONGEST = 600;

/** Why signing in did not succeed; the dashboard has words for each. */
type Reason = 'afgebroken' | 'geen-rol' | 'mislukt' | 'storing' | 'verlopen';

/** Where a browser goes next, and with which cookies. */
export interface Step {
  readonly location: string;
  readonly setCookies: readonly string[];
}

/** Signing in and out by way of the issuer's own page. Nothing of it is kept on the server. */
export class SignIn {
  readonly sessions: Sessions;
  readonly #issuer: Issuer;
  readonly #cookie: Cookie;
  readonly #sealer: Sealer;

  constructor(
    private readonly settings: SignInSettings,
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    private readonly logger: Logger,
    patience: Pick<Patience, 'issuer'>,
  ) {
    const { publicUrl, sessionSecret } = settings;
    // Lax: the browser comes back from another site's page.
    const kind = { name: 'wijkspoor-aanmelden', sameSite: 'Lax', maxAge: LONGEST } as const;
    this.#cookie = new Cookie(kind, publicUrl.startsWith('https:'));
    this.#sealer = new Sealer(sessionSecret, 'sign-in', clock);
    this.#issuer = new Issuer(settings, patience);
    this.sessions = new Sessions(settings, this.#issuer, authenticator, clock, logger);
  }

  /** The origin of the pages that may act with a session. */
  get origin(): string {
    return this.settings.publicUrl;
  }

  /** `asked`: where to go afterwards. `other`: as somebody else than the issuer remembers. */
  async begin(asked: unknown, other: boolean): Promise<Step> {
    const path = safeReturnPath(asked);
    try {
      const language = isEnglish(path) ? 'en' : 'nl';
      const { url, transaction } = await this.#issuer.begin({ language, other });
      const end = Math.floor(this.clock.now() / 1_000) + LONGEST;
      const sealed = await this.#sealer.seal({ ...transaction, path }, end);
      return { location: url.href, setCookies: this.#cookie.write(sealed) };
    } catch (error) {
      return this.failed(this.reasonOf(error), path);
    }
  }

  /** `address`: path and query to which the issuer sent the browser back. */
  async finish(address: string, cookies: string | undefined): Promise<Step> {
    const sealed = this.#cookie.read(cookies);
    const kept = sealed === undefined ? undefined : await this.#sealer.unseal(sealed);
    if (!kept) return this.failed('verlopen', '/');
    const path = safeReturnPath(kept['path']);
    try {
      const transaction = kept as unknown as Transaction;
      const tokens = await this.#issuer.finish(new URL(this.origin + address), transaction);
      if (!(await authenticated(this.authenticator, `Bearer ${tokens.access}`)))
        return this.failed('geen-rol', path);
      const opened = await this.sessions.open(tokens);
      if (!opened) return this.failed('mislukt', path);
      return { location: this.origin + path, setCookies: [...opened, ...this.#cookie.clear()] };
    } catch (error) {
      return this.failed(this.reasonOf(error), path);
    }
  }

  /** Ends the session here; `location` is where the issuer ends its own, or the first page. */
  async leave(cookies: string | undefined): Promise<Step> {
    const tokens = await this.sessions.tokensIn(cookies);
    const there = tokens && (await this.#issuer.leave(tokens).catch(() => undefined));
    return { location: there?.href ?? `${this.origin}/`, setCookies: await this.sessions.close(cookies) };
  }

  private failed(reden: Reason, naar: string): Step {
    const query = new URLSearchParams({ reden, naar, ...(isEnglish(naar) ? { lang: 'en' } : {}) });
    return {
      location: `${this.origin}/niet-aangemeld?${query.toString()}`,
      setCookies: this.#cookie.clear(),
    };
  }

  private reasonOf(error: unknown): Reason {
    const code = error instanceof IssuerError ? error.code : (error as Error).name;
    this.logger.warn({ code }, 'sign-in failed');
    if (!(error instanceof IssuerError) || error.kind === 'unanswered') return 'storing';
    return error.code === 'access_denied' ? 'afgebroken' : 'mislukt';
  }
}

const isEnglish = (path: string): boolean =>
  new URLSearchParams(path.split('?')[1] ?? '').get('lang') === 'en';
