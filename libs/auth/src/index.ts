export { forbidden, signingKeysUnavailable, tokenExpired, tokenInvalid, unauthenticated } from './auth.errors.js';
export { AuthModule, type AuthOptions } from './auth.module.js';
export { AUTHENTICATION_METHODS, ROLES, type AuthenticationMethod, type CurrentUser, type Role } from './current-user.js';
export { OptionalViewer, Public, Roles, Viewer } from './decorators.js';
export { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, TokenVerifier } from './token-verifier.js';
export { viewerOf, type ViewerContext } from './viewer-context.js';
