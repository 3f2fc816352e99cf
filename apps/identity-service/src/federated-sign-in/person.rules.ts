/** Somebody, as the provider says who they are. */
export interface Person {
  issuer: string;
  subject: string;
  email: string | undefined;
  /** Whether the provider has seen that the address is theirs. */
  emailVerified: boolean;
  givenName: string | undefined;
  familyName: string | undefined;
  name: string | undefined;
}

const LONGEST = 100;

/** The address, if it may decide anything: only one that the provider vouches for does. */
export function verifiedEmail({ email, emailVerified }: Pick<Person, 'email' | 'emailVerified'>): string | undefined {
  return emailVerified && email !== undefined && email.length <= 254 ? email : undefined;
}

/** What to call somebody whose provider may say little: names, or parts of the whole name, or of the address. */
export function namesOf({ givenName, familyName, name }: Pick<Person, 'givenName' | 'familyName' | 'name'>, email: string): { firstName: string; lastName: string } {
  const whole = plain(name ?? '') || plain(email.split('@')[0] ?? '');
  const [first = whole, ...rest] = whole.split(' ');
  const firstName = plain(givenName ?? '') || first;
  const lastName = plain(familyName ?? '') || rest.join(' ') || firstName;
  return { firstName: cut(firstName), lastName: cut(lastName) };
}

/** Strangers' text: without what a name does not have. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}<>]/gu, '')
    .trim();
}

function cut(name: string): string {
  return name.slice(0, LONGEST).replace(/\p{Cs}$/u, '').trim();
}
