import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export const AUDIENCE = 'wijkspoor';
export const CLIENT = { clientId: 'wijkspoor-monitor', clientSecret: 'geheim-van-de-proef' } as const;

type Claims = Readonly<Record<string, unknown>>;
interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
  readonly claims: Claims;
}

/**
 * A small OpenID Connect issuer on a loopback port. It holds its client to the protocol: PKCE, a code that works
 * once, a refresh token that works once and ends the session when it is used again.
 */
export class OidcIssuer {
  /** Claims of who signs in next. */
  claims: Claims = { wijkspoor_role: 'programme-office' };
  /** What the authorization endpoint says instead of giving a code. */
  deny: string | undefined;
  /** Nothing is answered; connections are broken. */
  down = false;
  /** What the token endpoint answers instead, with which status. */
  tokenFault: { readonly status: number; readonly body: string } | undefined;
  /** The page asks first, as a real one would. */
  asks = false;
  endSession = true;
  /** Nonce for the ID token, instead of what was asked. */
  nonce: string | undefined;
  /** How long a renewal takes. */
  slow = 0;
  padding = 0;
  now: () => number = Date.now;
  readonly seen: string[] = [];
  readonly authorizations: URLSearchParams[] = [];
  readonly #codes = new Map<string, Grant>();
  readonly #sessions = new Map<string, Claims>();
  readonly #used = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    private readonly jwk: JWK,
    readonly url: string,
  ) {}

  static async start(host = 'localhost'): Promise<OidcIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'een', use: 'sig' };
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://${host}:${(server.address() as AddressInfo).port}`;
    const issuer = new OidcIssuer(server, privateKey, jwk, url);
    server.on('request', (request, response) => void issuer.answer(request, response));
    return issuer;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  count = (what: string): number => this.seen.filter((each) => each === what).length;

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    if (this.down) return void request.socket.destroy();
    this.seen.push(url.pathname);
    const json = (body: unknown, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(this.metadata());
      case '/jwks':
        return json({ keys: [this.jwk] });
      case '/authorize':
        return this.authorize(url.searchParams, response);
      case '/token':
        return this.token(request, json, response);
      case '/end':
        return void response
          .writeHead(302, { location: url.searchParams.get('post_logout_redirect_uri') ?? '/' })
          .end();
      case '/revoke':
        return json({});
      default:
        return json({}, 404);
    }
  }

  private metadata = () => ({
    issuer: this.url,
    authorization_endpoint: `${this.url}/authorize`,
    token_endpoint: `${this.url}/token`,
    jwks_uri: `${this.url}/jwks`,
    revocation_endpoint: `${this.url}/revoke`,
    ...(this.endSession ? { end_session_endpoint: `${this.url}/end` } : {}),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  });

  private authorize(asked: URLSearchParams, response: ServerResponse): void {
    this.authorizations.push(asked);
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('state', asked.get('state') ?? '');
    back.searchParams.set('iss', this.url);
    if (this.deny !== undefined) back.searchParams.set('error', this.deny);
    else {
      const code = randomUUID();
      const fits =
        asked.get('code_challenge_method') === 'S256' && asked.get('client_id') === CLIENT.clientId;
      if (!fits) throw new Error('not an authorization request of the monitor');
      this.#codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: this.nonce ?? asked.get('nonce') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
        claims: this.claims,
      });
      back.searchParams.set('code', code);
    }
    if (!this.asks) return void response.writeHead(302, { location: back.href }).end();
    const page = `<!doctype html><html lang="nl"><title>Inlogvoorziening</title><main><h1>Inlogvoorziening</h1><a href="${back.href.replaceAll('&', '&amp;')}">Ga verder als proefpersoon</a></main></html>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }

  private async token(
    request: IncomingMessage,
    json: (body: unknown, status?: number) => void,
    response: ServerResponse,
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = new URLSearchParams(Buffer.concat(parts).toString());
    if (this.tokenFault)
      return void response
        .writeHead(this.tokenFault.status, { 'content-type': 'application/json' })
        .end(this.tokenFault.body);
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    // Both parts are form-encoded (RFC 6749, 2.3.1).
    const client = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    if (client.join(':') !== `${CLIENT.clientId}:${CLIENT.clientSecret}`)
      return json({ error: 'invalid_client' }, 401);
    if (form.get('grant_type') === 'refresh_token')
      return this.refresh(form.get('refresh_token') ?? '', json);
    const grant = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirect !== form.get('redirect_uri'))
      return json({ error: 'invalid_grant' }, 400);
    const session = randomUUID();
    this.#sessions.set(session, grant.claims);
    json(await this.tokens(session, grant.claims, grant.nonce));
  }

  private async refresh(token: string, json: (body: unknown, status?: number) => void): Promise<void> {
    this.seen.push('refresh');
    if (this.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.slow));
    const [session = ''] = token.split('.');
    if (this.#used.has(token)) this.#sessions.delete(session);
    this.#used.set(token, session);
    const claims = this.#sessions.get(session);
    if (!claims) return json({ error: 'invalid_grant' }, 400);
    json(await this.tokens(session, claims));
  }

  /** As when somebody is signed out at the issuer. */
  endAll(): void {
    this.#sessions.clear();
  }

  private async tokens(session: string, claims: Claims, nonce?: string): Promise<object> {
    const sign = (what: Claims, audience: string): Promise<string> =>
      new SignJWT({ ...what })
        .setProtectedHeader({ alg: 'RS256', kid: 'een' })
        .setIssuer(this.url)
        .setAudience(audience)
        .setSubject('proefpersoon-1')
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(Math.floor(this.now() / 1000) + 300)
        .sign(this.key);
    const padding = this.padding > 0 ? { padding: 'x'.repeat(this.padding) } : {};
    return {
      token_type: 'Bearer',
      expires_in: 300,
      access_token: await sign({ ...claims, ...padding }, AUDIENCE),
      refresh_token: `${session}.${randomUUID()}`,
      id_token: await sign(
        { name: 'Proefpersoon', ...(nonce === undefined ? {} : { nonce }) },
        CLIENT.clientId,
      ),
    };
  }
}
