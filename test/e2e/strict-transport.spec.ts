import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OidcIssuer } from '../support/oidc-issuer.js';
import type { Server } from './support/server.js';
import { signInServer } from './support/visitor.js';

let issuer: OidcIssuer;
beforeAll(async () => {
  issuer = await OidcIssuer.start();
});
afterAll(() => issuer.stop());

/** Strict-Transport-Security on an answer, and on a refusal, of a server that people reach at `publicUrl`. */
async function told(publicUrl: string): Promise<(string | null)[]> {
  const server: Server = await signInServer(issuer, { publicUrl });
  const answers = [await server.fetch('/health/live'), await server.fetch('/v1/rapportages')];
  await server.stop();
  return answers.map(({ headers }) => headers.get('strict-transport-security'));
}

// Seen to fail: without the hook in createApp.
describe('Strict-Transport-Security', () => {
  it('is on answers and refusals where people come by https', async () => {
    expect(await told('https://wijkspoor.voorbeeld.test')).toEqual(['max-age=31536000', 'max-age=31536000']);
  });

  it('is not there where they come by http: a browser would be sent where nobody listens', async () => {
    expect(await told('http://localhost:3000')).toEqual([null, null]);
  });
});
