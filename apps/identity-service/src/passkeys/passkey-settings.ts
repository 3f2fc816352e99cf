/** Where passkeys are good for. They are bound to a domain for ever: another one knows none of them. */
export interface PasskeySettings {
  /** The domain that they belong to: `edtech.example`. */
  rpId: string;
  /** The pages that may ask for them: `https://app.edtech.example`. */
  origins: readonly string[];
}

export const PASSKEY_SETTINGS = Symbol('PASSKEY_SETTINGS');

/** What users see when their device asks. */
export const RP_NAME = 'edtech-platform';
