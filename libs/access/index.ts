export type { Actor } from './actor.js';
export { bearerToken, type Authenticator } from './authenticator.js';
export { assertConfigured, authenticatorFor } from './configured.js';
export { assertDemoAllowed, demoAuthenticator, isLoopback } from './demo-authenticator.js';
export { oidcAuthenticator, OtherIssuerError, type OidcOptions } from './oidc-authenticator.js';
export {
  heldTo,
  isAllowed,
  mayPost,
  maySeeEntry,
  maySeeKeys,
  organisationOf,
  permissionsOf,
  posterOf,
} from './policies.js';
export {
  isRole,
  PERMISSIONS,
  rightsOfRole,
  ROLES,
  type Permission,
  type Role,
  type RoleRights,
} from './roles.js';
