export const CONSENT_SETTINGS = Symbol('CONSENT_SETTINGS');

/** Who needs consent here. */
export interface ConsentSettings {
  /** In years. */
  readonly ageOfMajority: number;
  /** Whether nobody signs up without saying when they were born. */
  readonly dateOfBirthRequired: boolean;
}
