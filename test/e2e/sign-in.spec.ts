import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PATIENCE } from '../support/dose.js';
import { AUDIENCE, OidcIssuer } from '../support/oidc-issuer.js';
import { oidcAuthenticator } from '#libs/access';
import { Server } from './support/server.js';
import { PUBLIC, settingsFor, signInServer, Visitor } from './support/visitor.js';

let issuer: OidcIssuer;
let server: Server;
beforeAll(async () => {
  issuer = await OidcIssuer.start();
  server = await signInServer(issuer);
});
afterEach(() => {
  Object.assign(issuer, {
    down: false,
    deny: undefined,
    nonce: undefined,
    tokenFault: undefined,
    padding: 0,
    claims: { wijkspoor_role: 'programme-office' },
  });
});
afterAll(async () => {
  await server.stop();
  await issuer.stop();
});

const reasonIn = (location: string): string | null => new URL(location).searchParams.get('reden');

describe('signing in', () => {
  it('goes to the issuer and back to where one was; then the cookie says who one is', async () => {
    const visitor = new Visitor(server);
    expect(await visitor.me()).toBeUndefined();
    issuer.claims = { wijkspoor_role: 'partner', wijkspoor_partner: 'gemeente-duindorp' };
    expect(await visitor.signIn('/controle?van=2026-03-01&lang=en')).toBe(
      `${PUBLIC}/controle?van=2026-03-01&lang=en`,
    );
    expect(await visitor.me()).toEqual({
      role: 'partner',
      partnerId: 'gemeente-duindorp',
      subject: 'proefpersoon-1',
    });
    const asked = issuer.authorizations.at(-1);
    expect(asked?.get('code_challenge_method')).toBe('S256');
    expect(asked?.get('redirect_uri')).toBe(`${PUBLIC}/aanmelden/terug`);
    expect(asked?.get('ui_locales')).toBe('en nl');
    expect(asked?.get('prompt')).toBeNull();
  });

  it('as somebody else asks the issuer to ask again', async () => {
    const started = await new Visitor(server).send('/aanmelden?account=ander');
    expect(new URL(started.headers.get('location') ?? '').searchParams.get('prompt')).toBe('login');
  });

  it('keeps what it needs in cookies that no script, other host or other site gets', async () => {
    const visitor = new Visitor(server);
    const started = await visitor.send('/aanmelden?naar=/');
    const [transaction = ''] = started.headers.getSetCookie();
    expect(transaction).toMatch(
      /^__Host-wijkspoor-aanmelden=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
    );
    expect(started.headers.get('cache-control')).toBe('no-store');
    const there = await fetch(started.headers.get('location') ?? '', { redirect: 'manual' });
    const back = new URL(there.headers.get('location') ?? '');
    const done = await visitor.send(back.pathname + back.search);
    const [session = ''] = done.headers.getSetCookie();
    expect(session).toMatch(/^__Host-wijkspoor-sessie=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(session).not.toContain('eyJhbGciOiJSUzI1NiIs');
    expect(done.headers.get('referrer-policy')).toBe('no-referrer');
  });

  // Seen to fail: with `safeReturnPath` answering what was asked.
  it.each([
    '//elders.test',
    'https://elders.test/',
    '/\\elders.test',
    '\\\\elders.test',
    '/.//elders.test',
    '/%5c/../..//elders.test',
    'javascript:alert(1)',
    '/\t/elders.test',
    '/aanmelden',
    '/afmelden/x',
    '',
    'controle',
  ])('to %j ends on the first page', async (path) => {
    const visitor = new Visitor(server);
    const location = await visitor.signIn(path);
    expect(location).toBe(`${PUBLIC}/`);
  });

  it('is not taken for another’s: a wrong state, no cookie, a cookie that was changed', async () => {
    const visitor = new Visitor(server);
    const back = await visitor.toIssuer('/controle');
    // Seen to fail: with the state of the address given to the library as the state it expects.
    const forged = new URL(back);
    forged.searchParams.set('state', 'van-een-ander');
    const location = await visitor.comeBack(forged);
    expect(reasonIn(location)).toBe('mislukt');
    expect(new URL(location).searchParams.get('naar')).toBe('/controle');
    expect(reasonIn(await visitor.comeBack(back))).toBe('verlopen');
    expect(reasonIn(await new Visitor(server).comeBack(back))).toBe('verlopen');
    const other = new Visitor(server);
    const address = await other.toIssuer();
    const [[name = '', value = ''] = []] = [...other.cookies];
    other.cookies.set(name, `${value.slice(0, -4)}AAAA`);
    expect(reasonIn(await other.comeBack(address))).toBe('verlopen');
    expect(await other.me()).toBeUndefined();
  });

  it('works once: the same address again is refused, also with the cookie of the first time', async () => {
    const visitor = new Visitor(server);
    const back = await visitor.toIssuer();
    const kept = new Map(visitor.cookies);
    expect(await visitor.comeBack(back)).toBe(`${PUBLIC}/`);
    expect(reasonIn(await visitor.comeBack(back))).toBe('verlopen');
    const replayed = new Visitor(server);
    for (const [name, value] of kept) replayed.cookies.set(name, value);
    expect(reasonIn(await replayed.comeBack(back))).toBe('mislukt');
    expect(await replayed.me()).toBeUndefined();
  });

  it('must come from the issuer that was asked, with the nonce that was given, in time', async () => {
    const visitor = new Visitor(server);
    const elsewhere = await visitor.toIssuer();
    elsewhere.searchParams.set('iss', 'https://elders.test');
    expect(reasonIn(await visitor.comeBack(elsewhere))).toBe('mislukt');
    issuer.nonce = 'een-andere';
    expect(reasonIn(await visitor.signIn())).toBe('mislukt');
    issuer.nonce = undefined;
    const late = await visitor.toIssuer();
    server.clock.time += 601_000;
    expect(reasonIn(await visitor.comeBack(late))).toBe('verlopen');
    server.clock.time -= 601_000;
  });

  it('without a role of ours is told so, and nothing is kept', async () => {
    issuer.claims = { wijkspoor_role: 'king' };
    const visitor = new Visitor(server);
    expect(reasonIn(await visitor.signIn('/gebieden?lang=en'))).toBe('geen-rol');
    expect(visitor.cookies.size).toBe(0);
    expect(await visitor.me()).toBeUndefined();
  });

  it('that the issuer or its user does not go on with has its own words', async () => {
    issuer.deny = 'access_denied';
    expect(reasonIn(await new Visitor(server).signIn())).toBe('afgebroken');
    issuer.deny = 'temporarily_unavailable';
    expect(reasonIn(await new Visitor(server).signIn())).toBe('storing');
    issuer.deny = undefined;
    issuer.tokenFault = { status: 502, body: '<html>' };
    expect(reasonIn(await new Visitor(server).signIn())).toBe('storing');
    const visitor = new Visitor(server);
    const back = await visitor.toIssuer();
    issuer.down = true;
    expect(reasonIn(await visitor.comeBack(back))).toBe('storing');
  });

  it('with large tokens spreads the session over cookies; too large is refused', async () => {
    issuer.padding = 4_000;
    const visitor = new Visitor(server);
    expect(await visitor.signIn()).toBe(`${PUBLIC}/`);
    expect([...visitor.cookies.keys()]).toEqual([
      '__Host-wijkspoor-sessie',
      '__Host-wijkspoor-sessie.1',
      '__Host-wijkspoor-sessie.2',
    ]);
    for (const [name, value] of visitor.cookies) expect(name.length + value.length).toBeLessThan(4_000);
    expect((await visitor.me()).role).toBe('programme-office');
    issuer.padding = 0;
    await visitor.signIn();
    expect([...visitor.cookies.keys()]).toEqual(['__Host-wijkspoor-sessie']);
    expect((await visitor.me()).role).toBe('programme-office');
    issuer.padding = 9_000;
    expect(reasonIn(await new Visitor(server).signIn())).toBe('mislukt');
  });
});

describe('an issuer that is away at first', () => {
  it('is said so, and found when it is back', async () => {
    const late = await OidcIssuer.start();
    late.down = true;
    const other = await signInServer(late);
    const visitor = new Visitor(other);
    const failed = await visitor.send('/aanmelden?naar=/uitleg');
    expect(reasonIn(failed.headers.get('location') ?? '')).toBe('storing');
    late.down = false;
    expect(await visitor.signIn('/uitleg')).toBe(`${PUBLIC}/uitleg`);
    await other.stop();
    await late.stop();
  });
});

describe('signing out', () => {
  it('clears the cookie, ends the refresh token and goes on to the issuer’s end of the session', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn();
    const before = issuer.count('/revoke');
    const answer = await visitor.send('/afmelden', { method: 'POST' });
    const there = new URL(answer.body.naar);
    expect([answer.status, there.origin + there.pathname]).toEqual([200, `${issuer.url}/end`]);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC}/`);
    expect(there.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect(issuer.count('/revoke')).toBe(before + 1);
    expect(visitor.cookies.size).toBe(0);
    expect(await visitor.me()).toBeUndefined();
  });

  // Seen to fail: without assertSameOrigin in the controller.
  it('is not for other pages to do', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn();
    for (const from of ['https://elders.test', null])
      expect((await visitor.send('/afmelden', { method: 'POST', from })).status).toBe(403);
    expect((await visitor.me()).role).toBe('programme-office');
  });

  it('goes to the first page when the issuer is away or has no end of a session', async () => {
    const visitor = new Visitor(server);
    expect((await visitor.send('/afmelden', { method: 'POST' })).body.naar).toBe(`${PUBLIC}/`);
    const plain = await OidcIssuer.start();
    plain.endSession = false;
    const other = await signInServer(plain);
    const second = new Visitor(other);
    await second.signIn();
    expect((await second.send('/afmelden', { method: 'POST' })).body.naar).toBe(`${PUBLIC}/`);
    expect(second.cookies.size).toBe(0);
    await other.stop();
    await plain.stop();
  });
});

// Seen to fail: with a time of its own in `discover`.
it('the identity provider is waited for as long as is given', async () => {
  const waits = jest.spyOn(AbortSignal, 'timeout');
  const authenticator = oidcAuthenticator({ issuer: issuer.url, audience: AUDIENCE, patience: PATIENCE });
  const given = 54_321;
  const patience = { issuer: given };
  const own = await Server.start({ authenticator, signIn: settingsFor(issuer), patience });
  expect((await own.fetch('/aanmelden', undefined, { redirect: 'manual' })).status).toBe(303);
  expect(waits.mock.calls).toEqual([[given]]);
  waits.mockRestore();
  await own.stop();
});

describe('without a client id', () => {
  it('there is nothing to sign in at, and a cookie is nobody’s', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn();
    const plain = await Server.start({
      authenticator: oidcAuthenticator({ issuer: issuer.url, audience: AUDIENCE, patience: PATIENCE }),
    });
    const headers = { cookie: visitor.header };
    expect((await plain.fetch('/aanmelden', undefined, { redirect: 'manual' })).status).toBe(404);
    expect((await plain.fetch('/v1/rapportages', undefined, { headers })).status).toBe(401);
    await plain.stop();
  });

  it('another replica with the same secret knows the session, one with another does not', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn();
    const [same, other] = [
      await signInServer(issuer),
      await signInServer(issuer, { sessionSecret: 'x'.repeat(40) }),
    ];
    const status = async (on: Server) =>
      (await on.fetch('/v1/rapportages', undefined, { headers: { cookie: visitor.header } })).status;
    expect([await status(same), await status(other)]).toEqual([200, 401]);
    await Promise.all([same.stop(), other.stop()]);
    issuer.now = () => server.clock.time;
    expect(settingsFor(issuer).sessionSecret.length).toBeGreaterThanOrEqual(32);
  });
});
