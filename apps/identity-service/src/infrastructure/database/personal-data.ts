import { byAddress, byOwner, byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import { sql } from 'drizzle-orm';
import * as tables from './schemas/index.js';

const { users, mailJobs, pendingSignUps, emailChanges, guardianships, dataExports, dataExportParts, dataExportPieces } = tables;

/** What both sides are given of a guardianship. */
const GUARDIANSHIP = ['invitedAt', 'expiresAt', 'acceptedAt', 'endedAt', 'endedBy', 'kinds', 'maximumMinor', 'maximumCurrency', 'consentedAt'] as const;

const HASH = 'A hash: it tells nobody anything.';

/** Where what is left of an account is said to live: an address that no mail can be sent to. */
export const erasedAddress = (userId: string): string => `erased-${userId}@erased.invalid`;

/** What identity holds of people. */
export const identityPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  users: {
    found: byUser(users.id),
    gives: ['id', 'email', 'firstName', 'lastName', 'role', 'status', 'locale', 'timeZone', 'createdAt', 'updatedAt'],
    // The row stays, since others refer to its id. Its status and its version are a matter of the account's life.
    erasure: { set: (userId) => ({ email: erasedAddress(userId), firstName: 'Erased', lastName: 'Account', locale: 'en', timeZone: 'UTC' }) },
  },
  userProfiles: { found: byUser(tables.userProfiles.userId), gives: ['bio', 'preferences', 'settings', 'updatedAt'], erasure: 'delete' },
  userSessions: {
    found: byUser(tables.userSessions.userId),
    gives: ['sessionId', 'deviceName', 'createdAt', 'lastSeenAt', 'authenticatedAt', 'methods', 'expiresAt', 'endedAt', 'endedBecause'],
    erasure: 'delete',
  },
  // The row stays: it has the version of what was told last.
  consents: {
    found: byUser(tables.consents.userId),
    gives: ['neededUntil', 'kinds', 'maximumMinor', 'maximumCurrency'],
    erasure: { set: () => ({ neededUntil: null, kinds: [], maximumMinor: null, maximumCurrency: null }) },
  },
  datesOfBirth: { found: byUser(tables.datesOfBirth.userId), gives: ['dateOfBirth', 'recordedAt'], erasure: 'delete' },
  // Closing the account has ended them, and told what follows for wards.
  guardianships: [
    {
      as: 'guardianships',
      found: byUser(guardianships.wardId),
      gives: ['id', 'guardianId', 'status', 'invitedEmail', ...GUARDIANSHIP],
      withholds: { token: HASH },
      erasure: 'delete',
    },
    {
      as: 'guardianshipsOfWards',
      found: byUser(guardianships.guardianId),
      gives: ['id', 'wardId', 'status', ...GUARDIANSHIP],
      withholds: { token: HASH, invitedEmail: 'Forgotten when the invitation was accepted.' },
      erasure: 'delete',
    },
    {
      as: 'guardianshipsOffered',
      found: byAddress(guardianships.invitedEmail, users.email),
      gives: { nothing: 'An invitation that nobody has accepted: whom it was meant for is the inviter\'s to say.' },
      erasure: 'delete',
    },
  ],
  credentials: { found: byUser(tables.credentials.userId), gives: ['updatedAt'], withholds: { passwordHash: HASH }, erasure: 'delete' },
  authTokens: { found: byUser(tables.authTokens.userId), gives: ['type', 'createdAt', 'expiresAt', 'usedAt'], withholds: { token: HASH }, erasure: 'delete' },
  emailChanges: { found: byUser(emailChanges.userId), gives: ['newEmail', 'createdAt', 'expiresAt'], erasure: 'delete' },
  federatedIdentities: { found: byUser(tables.federatedIdentities.userId), gives: ['issuer', 'subject', 'createdAt', 'lastUsedAt'], erasure: 'delete' },
  mailJobs: [
    {
      found: byAddress(mailJobs.recipient, users.email),
      gives: ['kind', 'recipient', 'locale', 'createdAt', 'expiresAt'],
      withholds: { lastError: 'What the mail server said to us.' },
      erasure: 'delete',
    },
    {
      as: 'mailJobsToNewAddress',
      found: byAddress(mailJobs.recipient, emailChanges.newEmail),
      gives: { nothing: 'The address is among the changes of address; whether it is the person\'s is not known yet.' },
      erasure: 'delete',
    },
    {
      as: 'mailJobsToGuardians',
      found: byAddress(mailJobs.recipient, guardianships.invitedEmail),
      gives: { nothing: 'The address is among the guardianships, and somebody else\'s.' },
      erasure: 'delete',
    },
  ],
  passkeys: {
    found: byUser(tables.passkeys.userId),
    gives: ['name', 'transports', 'backedUp', 'createdAt', 'lastUsedAt'],
    withholds: { credentialId: 'Of use only to a server that asks the passkey.', publicKey: 'Of use only to a server that asks the passkey.' },
    erasure: 'delete',
  },
  pendingSignUps: {
    found: byAddress(pendingSignUps.email, users.email),
    gives: { nothing: 'Whoever typed the address has not shown that it is theirs: what they say of themselves may be a stranger\'s.' },
    erasure: 'delete',
  },
  recoveryCodes: { found: byUser(tables.recoveryCodes.userId), gives: ['createdAt', 'usedAt'], withholds: { codeHash: HASH }, erasure: 'delete' },
  securityEvents: {
    found: byUser(tables.securityEvents.userId),
    gives: ['kind', 'occurredAt', 'sessionId', 'address', 'deviceName', 'actorId'],
    // The service may only add to them; the account is closed by then.
    erasure: { by: (userId) => sql`select identity.erase_security_events(${userId}::uuid) as removed` },
  },
  signInChallenges: {
    found: byUser(tables.signInChallenges.userId),
    gives: ['deviceName', 'methods', 'createdAt', 'expiresAt'],
    withholds: { challengeHash: HASH, passwordMark: HASH },
    erasure: 'delete',
  },
  totpAuthenticators: {
    found: byUser(tables.totpAuthenticators.userId),
    gives: ['createdAt', 'confirmedAt'],
    withholds: { sealedSecret: 'A secret: the app has it.' },
    erasure: 'delete',
  },
  serviceAccounts: {
    found: byUser(tables.serviceAccounts.createdBy),
    gives: { nothing: 'Programs of the platform, which an admin has made in its service: nothing about the admin but the id.' },
    erasure: { keep: 'The programs go on; which admin has made them is an id.' },
  },
  serviceAccountSecrets: {
    found: byUser(tables.serviceAccountSecrets.createdBy),
    gives: { nothing: 'Hashes of what programs show: nothing about the admin who has made them but the id.' },
    erasure: { keep: 'The programs go on; which admin has made their secrets is an id.' },
  },
  dataExports: { found: byUser(dataExports.userId), gives: ['id', 'status', 'requestedAt', 'completedAt', 'expiresAt'], erasure: 'delete' },
  dataExportParts: {
    found: byOwner(dataExportParts.exportId, dataExports.id),
    gives: ['exportId', 'service', 'attempts', 'collectedAt', 'rows'],
    withholds: { lastError: 'What another program said to ours.' },
    erasure: 'delete',
  },
  dataExportPieces: {
    found: byOwner(dataExportPieces.exportId, dataExports.id),
    gives: { nothing: 'What is in exports is given by the services that it is from.' },
    erasure: 'delete',
  },
  erasures: {
    found: byUser(tables.erasures.userId),
    gives: { nothing: 'Who has asked for an erasure has no account to ask for an export with.' },
    erasure: { keep: 'That it was done, and when, has to be shown: an id, times, and a hash.' },
  },
  erasureParts: {
    found: byUser(tables.erasureParts.userId),
    gives: { nothing: 'Who has asked for an erasure has no account to ask for an export with.' },
    erasure: { keep: 'That it was done, and when, has to be shown: an id, times, and the name of a service.' },
  },
  attemptCounts: { nobody: 'Counts under hashes of addresses and under networks, forgotten within the hour.' },
  usedChallenges: { nobody: 'Hashes of random numbers that were answered.' },
});
