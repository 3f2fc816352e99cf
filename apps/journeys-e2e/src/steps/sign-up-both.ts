import { signUpByMail, type MailFolder } from '@edtech/mail';
import type { GatewayClient } from '../gateway-client.js';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';

export const SIGN_IN = /* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      ... on SignedIn {
        accessToken
        refreshToken
      }
    }
  }
`;

const KNOWN_TO_LEARNING = /* GraphQL */ `
  query KnownToLearning {
    me {
      tutorProfile {
        id
      }
      studentProfile {
        id
      }
    }
  }
`;

interface Profiles {
  readonly me: { readonly tutorProfile: { id: string } | null; readonly studentProfile: { id: string } | null };
}

/** A tutor and a student make accounts and sign in; learning makes its records of them by itself. @param more of the student */
export async function signUpBoth(door: GatewayClient, mails: MailFolder, narrator: Narrator, label: string, more: Pick<Person, 'dateOfBirth'> = {}): Promise<{ tutor: Participant; student: Participant }> {
  const tutor = await signUp(door, mails, narrator, 'tutor', { role: 'TUTOR', firstName: 'Ada', lastName: 'Lovelace', email: `ada-${label}@example.org` });
  const student = await signUp(door, mails, narrator, 'student', { role: 'STUDENT', firstName: 'Charles', lastName: 'Babbage', email: `charles-${label}@example.org`, ...more });
  await narrator.learns('learning', 'knows the tutor', async () => (await tutor.client.request<Profiles>(KNOWN_TO_LEARNING)).me.tutorProfile);
  await narrator.learns('learning', 'knows the student', async () => (await student.client.request<Profiles>(KNOWN_TO_LEARNING)).me.studentProfile);
  return { tutor, student };
}

/** Who signs up. */
export interface Person {
  readonly role: 'TUTOR' | 'STUDENT';
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** A day such as 2010-02-28. */
  readonly dateOfBirth?: string;
}

/** Somebody makes an account and signs in. @param who as the narrator calls them */
export async function signUp(door: GatewayClient, mails: MailFolder, narrator: Narrator, who: string, person: Person): Promise<Participant> {
  const password = `a password of ${person.email}`;
  const made = await narrator.does(who, `${person.firstName} signs up, and follows the link in the mail`, () =>
    signUpByMail<{ user: { id: string } }>((operation, variables) => door.request(operation, variables), mails, { ...person, password, timeZone: 'Europe/Vienna' }, 'user { id }'),
  );
  const accessToken = await narrator.does(who, `${person.firstName} signs in`, () => signIn(door, person.email, password));
  return { userId: made.user.id, email: person.email, name: `${person.firstName} ${person.lastName}`, password, client: door.as(accessToken) };
}

/** @returns an access token */
export async function signIn(door: GatewayClient, email: string, password: string): Promise<string> {
  const { signIn: signedIn } = await door.request<{ signIn: { accessToken: string } }>(SIGN_IN, { input: { email, password } });
  return signedIn.accessToken;
}
