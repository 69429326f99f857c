export type { Actor } from './actor.js';
export { bearerToken, type Authenticator } from './authenticator.js';
export { assertConfigured, authenticatorFor } from './configured.js';
export { assertDemoAllowed, demoAuthenticator, isLoopback } from './demo-authenticator.js';
export { oidcAuthenticator, type OidcOptions } from './oidc-authenticator.js';
export { mayPost, mayQueryFigures, maySeeDefinitions, maySeeEntry } from './policies.js';
