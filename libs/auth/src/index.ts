export { forbidden, scopeMissing, secondFactorRequired, signingKeysUnavailable, stepUpRequired, tokenExpired, tokenInvalid, tokenRevoked, unauthenticated } from './auth.errors.js';
export { AuthModule, type AuthOptions } from './auth.module.js';
export { isScope, SCOPES, SERVICE_ROLE, type CurrentService, type Scope } from './current-service.js';
export { AUTHENTICATION_METHODS, hasShownEnough, ROLES, type AuthenticationMethod, type CurrentUser, type Role } from './current-user.js';
export { ActorId, ForEnrolment, OptionalViewer, Public, RecentlyAuthenticated, Roles, Scopes, Viewer } from './decorators.js';
export { EXPORT_SCOPE, EXPORT_TOKEN_LIFE_MS, EXPORT_TOKEN_TYPE, exportAudience, ExportTokenVerifier } from './export-tokens.js';
export { requireRecentAuthentication, STEP_UP_MINUTES } from './recent-authentication.js';
export type { Fetch } from './fetch.js';
export { toFeed, type RevocationFeed } from './revocation-feed.js';
export {
  ACCESS_TOKEN_LIFE_MS,
  RevocationList,
  type ChangedAccount,
  type EndedSession,
  type RevocationEntries,
  type Revocations,
} from './revocations.js';
export { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, TOKEN_TYPE, TokenVerifier } from './token-verifier.js';
export { serviceOf, viewerOf, type ViewerContext } from './viewer-context.js';
