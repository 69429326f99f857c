import type { SignInConfig } from '#libs/platform';

/** The configuration of signing in, with the issuer whose tokens the authenticator knows. */
export interface SignInSettings extends SignInConfig {
  readonly issuer: string;
}
