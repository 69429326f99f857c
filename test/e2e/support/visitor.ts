import { oidcAuthenticator } from '#libs/access';
import { AUDIENCE, CLIENT, type OidcIssuer } from '../../support/oidc-issuer.js';
import { PATIENCE } from '../../support/dose.js';
import { Server, type Answer, type Json } from './server.js';

/** As behind a proxy that ends TLS: what browsers see, not where the test's server listens. */
export const PUBLIC = 'https://wijkspoor.voorbeeld.test';

export const settingsFor = (issuer: OidcIssuer) => ({
  ...CLIENT,
  issuer: issuer.url,
  publicUrl: PUBLIC,
  scope: 'openid',
  sessionSecret: 'proefgeheim-'.repeat(4),
});

/** A server that signs people in at an issuer; both go by the server's clock. */
export async function signInServer(issuer: OidcIssuer, more: object = {}): Promise<Server> {
  const server = await Server.start({
    authenticator: oidcAuthenticator({ issuer: issuer.url, audience: AUDIENCE, patience: PATIENCE }),
    signIn: { ...settingsFor(issuer), ...more },
    now: new Date().toISOString(),
  });
  issuer.now = () => server.clock.time;
  return server;
}

/** What a browser does with cookies and redirects, by hand. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  constructor(readonly server: Server) {}

  /** One request, without following; `from: null` as software that is no browser. */
  async send(
    path: string,
    { from = PUBLIC, ...init }: RequestInit & { from?: string | null } = {},
  ): Promise<Answer> {
    const site = from === PUBLIC ? 'same-origin' : 'same-site';
    const reads = (init.method ?? 'GET') === 'GET';
    const answer = await this.server.fetch(path, undefined, {
      redirect: 'manual',
      ...init,
      headers: {
        ...(this.cookies.size > 0 ? { cookie: this.header } : {}),
        ...(from === null || reads ? {} : { origin: from, 'sec-fetch-site': site }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  /** The Cookie header of its next request. */
  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  /** From the button to the address with which the issuer sends the browser back. */
  async toIssuer(path = '/'): Promise<URL> {
    const started = await this.send(`/aanmelden?naar=${encodeURIComponent(path)}`);
    const there = await fetch(started.headers.get('location') ?? '', { redirect: 'manual' });
    return new URL(there.headers.get('location') ?? '');
  }

  /** Where the server sends the browser that comes back with an address. */
  async comeBack({ pathname, search }: URL): Promise<string> {
    const answer = await this.send(pathname + search);
    if (answer.status !== 303) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.headers.get('location') ?? '';
  }

  async signIn(path = '/'): Promise<string> {
    return this.comeBack(await this.toIssuer(path));
  }

  /** A question with the session, as the page asks it. */
  async ask(query: string, from?: string | null): Promise<{ status: number; body: Json }> {
    return this.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      ...(from === undefined ? {} : { from }),
    });
  }

  async me(): Promise<Json> {
    return (await this.ask('{ me { role partnerId subject } }')).body.data?.me;
  }
}
