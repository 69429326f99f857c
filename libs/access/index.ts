export type { Actor } from './actor.js';
export { bearerToken, type Authenticator } from './authenticator.js';
export { authenticatorFor } from './configured.js';
export { demoAuthenticator } from './demo-authenticator.js';
export { oidcAuthenticator, OtherIssuerError } from './oidc-authenticator.js';
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
export { isRole, PERMISSIONS, rightsOfRole, ROLES, type Permission, type RoleRights } from './roles.js';
