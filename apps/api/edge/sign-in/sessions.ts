import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Actor, Authenticator } from '#libs/access';
import { KeptAnswers, type Clock, type Logger } from '#libs/platform';
import { authenticated, identityUnavailable } from '../http/authenticate.js';
import { Cookie } from './cookies.js';
import { EndedSessions } from './ended-sessions.js';
import type { Issuer, Tokens } from './issuer.js';
import { IssuerError } from './issuer-error.js';
import { Sealer } from './sealer.js';
import type { SignInSettings } from './settings.js';

/** A working day; then one signs in again, whatever the issuer would still renew. Seconds. */
const LONGEST = 12 * 3600;
/** An access token is renewed this long before its end: it must outlive the request. Seconds. */
const MARGIN = 10;

/**
 * A refresh token that is used twice makes many an issuer end the session, and requests with the old cookie may still
 * be under way a minute after its renewal.
 */
const RENEWALS = { max: 10_000, ttl: 60_000 };

interface Held {
  /** Names the session through all its renewals. */
  readonly id: string;
  readonly tokens: Tokens;
  /** Seconds since 1970. */
  readonly end: number;
}

interface Renewed {
  readonly access: string;
  readonly setCookies: readonly string[];
}

export interface Found {
  readonly actor: Actor;
  /** Names the session. */
  readonly session: string;
  /** Of a session that was renewed. */
  readonly setCookies: readonly string[];
}

/** Sessions that are wholly in the browser's cookie: any replica with the same secret knows them. */
export class Sessions {
  readonly #cookie: Cookie;
  readonly #sealer: Sealer;
  readonly #renewals: KeptAnswers<Renewed | undefined>;
  readonly #ended: EndedSessions;

  constructor(
    { publicUrl, sessionSecret }: SignInSettings,
    private readonly issuer: Issuer,
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.#cookie = new Cookie(
      { name: 'wijkspoor-sessie', sameSite: 'Strict' },
      publicUrl.startsWith('https:'),
    );
    this.#sealer = new Sealer(sessionSecret, 'session', clock);
    this.#renewals = new KeptAnswers(RENEWALS, clock);
    this.#ended = new EndedSessions(clock);
  }

  /** The cookies of a new session; undefined when no browser would keep what the issuer gave. */
  open(tokens: Tokens): Promise<readonly string[] | undefined> {
    return this.seal({ id: randomUUID(), tokens, end: this.seconds() + LONGEST });
  }

  /**
   * Ends the session of the cookies: this replica knows it no more, whoever has a copy of its cookie (another
   * replica does until the access token ends). Gives what clears the cookies.
   */
  async close(cookies: string | undefined): Promise<readonly string[]> {
    const held = await this.held(cookies);
    if (held) this.#ended.end(held.id, held.end * 1_000);
    return this.#cookie.clear();
  }

  /** Calls back when a session is ended here; gives what stops listening. */
  onEnd = (session: string, ended: () => void): (() => void) => this.#ended.onEnd(session, ended);

  isIn = (cookies: string | undefined): boolean => this.#cookie.read(cookies) !== undefined;

  async tokensIn(cookies: string | undefined): Promise<Tokens | undefined> {
    return (await this.held(cookies))?.tokens;
  }

  /**
   * Who the cookies are of, after a renewal when it is time (not for a socket, which can set no cookie). Undefined
   * when the session is over in any way; throws 503 when the issuer cannot be asked.
   */
  async find(cookies: string | undefined, { renew = true } = {}): Promise<Found | undefined> {
    const held = await this.held(cookies);
    if (!held) return undefined;
    const current = renew ? await this.current(held) : { access: held.tokens.access, setCookies: [] };
    const actor = current && (await authenticated(this.authenticator, `Bearer ${current.access}`));
    return actor && { actor, session: held.id, setCookies: current.setCookies };
  }

  private async current(held: Held): Promise<Renewed | undefined> {
    const { access, refresh } = held.tokens;
    const left = endOf(access) - this.seconds();
    const asItIs = { access, setCookies: [] };
    if (left > MARGIN) return asItIs;
    if (refresh === undefined) return left > 0 ? asItIs : undefined;
    try {
      return await this.#renewals.get(refresh, () => this.renew(held, refresh));
    } catch (error) {
      if (left > 0) return asItIs;
      throw identityUnavailable(error);
    }
  }

  /**
   * Undefined when the issuer refuses; its old cookie is left, since a replica beside this one may just have
   * renewed it.
   */
  private async renew({ id, tokens, end }: Held, refresh: string): Promise<Renewed | undefined> {
    try {
      const renewed = { ...tokens, ...(await this.issuer.renew(refresh)) };
      const setCookies = await this.seal({ id, tokens: renewed, end });
      return setCookies && { access: renewed.access, setCookies };
    } catch (error) {
      if (!(error instanceof IssuerError) || error.kind !== 'refused') throw error;
      this.logger.info({ code: error.code }, 'session not renewed');
      return undefined;
    }
  }

  private async seal({
    id: sid,
    tokens: { access, refresh, id },
    end,
  }: Held): Promise<readonly string[] | undefined> {
    const needed = { sid, access, ...(refresh === undefined ? {} : { refresh }) };
    // Without the ID token leaving still works; the issuer may ask whether one means it.
    for (const claims of id === undefined ? [needed] : [{ ...needed, id }, needed]) {
      const sealed = await this.#sealer.seal(claims, end);
      if (Cookie.fits(sealed)) return this.#cookie.write(sealed);
    }
    this.logger.error('the tokens of the issuer are too large for a cookie');
    return undefined;
  }

  private async held(cookies: string | undefined): Promise<Held | undefined> {
    const sealed = this.#cookie.read(cookies);
    const claims = sealed === undefined ? undefined : await this.#sealer.unseal(sealed);
    if (!claims || typeof claims['access'] !== 'string' || claims.exp === undefined) return undefined;
    // A session from before sessions had a name signs in again.
    const session = claims['sid'];
    if (typeof session !== 'string' || this.#ended.has(session)) return undefined;
    const text = (name: 'refresh' | 'id') => {
      const value = claims[name];
      return typeof value === 'string' ? { [name]: value } : {};
    };
    return {
      id: session,
      tokens: { access: claims['access'], ...text('refresh'), ...text('id') },
      end: claims.exp,
    };
  }

  private seconds = (): number => Math.floor(this.clock.now() / 1_000);
}

/** 0 for what is no JWT, which the authenticator will not know either. */
function endOf(access: string): number {
  try {
    return decodeJwt(access).exp ?? 0;
  } catch {
    return 0;
  }
}
