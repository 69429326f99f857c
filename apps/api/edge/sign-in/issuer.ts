import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
  type ClientAuth,
  type Configuration,
  type TokenEndpointResponse,
} from 'openid-client';
import { defined } from '#libs/platform';
import type { Language } from '../../kernel/language.js';
import { IssuerError, issuerError } from './issuer-error.js';
import type { Patience } from '../../kernel/patience.js';
import type { SignInSettings } from './settings.js';

/** What must be the same when the browser comes back. */
export interface Transaction {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** How one wants to be asked; `other` as somebody else than the issuer remembers. */
export interface Wish {
  readonly language: Language;
  readonly other: boolean;
}

export interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  readonly id?: string;
}

/** The identity provider, by OpenID Connect: authorization code with PKCE. Rejects with IssuerError only. */
export class Issuer {
  #found: Promise<Configuration> | undefined;

  constructor(
    private readonly settings: SignInSettings,
    private readonly patience: Pick<Patience, 'issuer'>,
  ) {}

  /** Where to send a browser, and what to keep until it is back. */
  async begin({ language, other }: Wish): Promise<{ readonly url: URL; readonly transaction: Transaction }> {
    const found = await this.configuration();
    const transaction = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(found, {
      redirect_uri: `${this.settings.publicUrl}/aanmelden/terug`,
      scope: this.settings.scope,
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
      ui_locales: language === 'en' ? 'en nl' : 'nl en',
      ...(other ? { prompt: 'login' } : {}),
    });
    return { url, transaction };
  }

  /**
   * The tokens for the code in the address that the browser came back to; checks issuer, state, nonce and signature.
   */
  async finish(address: URL, { state, nonce, verifier }: Transaction): Promise<Tokens> {
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    };
    return this.ask(async (found) => tokensOf(await authorizationCodeGrant(found, address, checks)));
  }

  async renew(refresh: string): Promise<Tokens> {
    return this.ask(async (found) => tokensOf(await refreshTokenGrant(found, refresh)));
  }

  /**
   * Where to go to end the session there too; undefined when the issuer has no place for it. Its refresh token ends
   * here.
   */
  async leave({ refresh, id }: Tokens): Promise<URL | undefined> {
    const found = await this.configuration();
    const { end_session_endpoint: end, revocation_endpoint: revocation } = found.serverMetadata();
    // Leaving goes on without it: the token runs out by itself.
    if (refresh !== undefined && revocation !== undefined)
      await tokenRevocation(found, refresh, { token_type_hint: 'refresh_token' }).catch(() => undefined);
    if (end === undefined) return undefined;
    return buildEndSessionUrl(found, {
      post_logout_redirect_uri: `${this.settings.publicUrl}/`,
      ...(id === undefined ? {} : { id_token_hint: id }),
    });
  }

  private async ask<T>(question: (found: Configuration) => Promise<T>): Promise<T> {
    const found = await this.configuration();
    return question(found).catch((error: unknown) => {
      throw issuerError(error);
    });
  }

  /** Found once; what fails is tried again with the next question. */
  private configuration(): Promise<Configuration> {
    this.#found ??= discover(this.settings, this.patience.issuer).catch((error: unknown) => {
      this.#found = undefined;
      throw new IssuerError('unanswered', issuerError(error).code);
    });
    return this.#found;
  }
}

function discover(
  { issuer, clientId, clientSecret }: SignInSettings,
  patience: number,
): Promise<Configuration> {
  const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  return discovery(new URL(issuer), clientId, undefined, clientAuth(clientSecret), {
    timeout: patience / 1_000,
    execute: [...insecure, enableNonRepudiationChecks],
  });
}

/** In the header unless the issuer takes it in the body only (Discovery 1.0, 3: the header is the default). */
function clientAuth(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

const tokensOf = ({ access_token, refresh_token, id_token }: TokenEndpointResponse): Tokens => ({
  access: access_token,
  ...defined({ refresh: refresh_token, id: id_token }),
});
