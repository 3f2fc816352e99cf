/** The OpenID Connect provider that people may sign in with instead of a password. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The pages of ours that the provider may send people back to. */
  redirectUrls: readonly string[];
}

export const PROVIDER_SETTINGS = Symbol('PROVIDER_SETTINGS');
