import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailFolder } from '@edtech/mail';
import { InvalidArgumentError, program } from 'commander';
import { Admin, type AdminCredentials } from './admin.js';
import { GatewayClient } from './gateway-client.js';
import { inParallel } from './in-parallel.js';
import { playJourney, type JourneyReport } from './journey.js';
import { Narrator, type StepReport } from './narrator.js';
import { percentile } from './statistics.js';

interface DemoOptions {
  readonly url: string;
  readonly journeys: number;
  readonly parallel: number;
  readonly json: boolean;
  readonly secrets: string;
  readonly mails: string;
}

/** Plays the journey against a running stack. Exit code 0 only if every fact of every journey was seen. */
async function demo(): Promise<void> {
  const options = parseOptions();
  const client = new GatewayClient(options.url);
  const mails = new MailFolder(options.mails);
  const admin = new Admin(client, readAdmin(options.secrets));
  const startedAt = performance.now();
  const outcomes = await inParallel(options.journeys, options.parallel, (index) => {
    const label = options.journeys > 1 ? `#${index + 1} ` : '';
    const narrator = new Narrator(options.json ? () => undefined : (step) => console.log(describeStep(label, step)));
    return playJourney(client, mails, admin, narrator);
  });
  const completed = outcomes.filter((outcome): outcome is PromiseFulfilledResult<JourneyReport> => outcome.status === 'fulfilled').map(({ value }) => value);
  const failures = outcomes.filter((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected').map(({ reason }) => (reason instanceof Error ? reason.message : String(reason)));
  const booking = completed.map(({ bookingToScheduledMs }) => bookingToScheduledMs);
  const summary = {
    journeys: options.journeys,
    completed: completed.length,
    failures,
    seconds: round((performance.now() - startedAt) / 1000),
    bookingToScheduledMs: { p50: round(percentile(booking, 0.5)), p99: round(percentile(booking, 0.99)) },
    ...(options.journeys === 1 && completed[0] ? { steps: completed[0].steps } : {}),
  };
  if (options.json) console.log(JSON.stringify(summary, null, 2));
  else console.log(describeSummary(summary));
  process.exitCode = failures.length === 0 ? 0 : 1;
}

function parseOptions(): DemoOptions {
  const port = process.env.GATEWAY_PORT ?? '4000';
  return program
    .name('npm run demo --')
    .description('Plays one lesson, from sign-up to review, against a running stack, and prints each step as it happens.')
    .option('--url <url>', "the gateway's GraphQL address", `http://localhost:${port}/graphql`)
    .option('--journeys <count>', 'how many journeys to play', positive, 1)
    .option('--parallel <count>', 'how many at a time', positive, 1)
    .option('--json', 'print only a summary, as JSON', false)
    .option('--secrets <file>', "where the stack keeps what the admin signs in with (or set IDENTITY_ADMIN_EMAIL, IDENTITY_ADMIN_PASSWORD and IDENTITY_ADMIN_TOTP_SECRET)", join('.data', 'secrets.json'))
    .option('--mails <folder>', 'where the stack puts the mails that it sends', join('.data', 'mail'))
    .parse()
    .opts<DemoOptions>();
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1 on.');
  return number;
}

function readAdmin(secretsFile: string): AdminCredentials {
  const { IDENTITY_ADMIN_EMAIL: email, IDENTITY_ADMIN_PASSWORD: password, IDENTITY_ADMIN_TOTP_SECRET: totpSecret } = process.env;
  if (email && password && totpSecret) return { email, password, totpSecret };
  try {
    const secrets = JSON.parse(readFileSync(secretsFile, 'utf8')) as { adminEmail: string; adminPassword: string; adminTotpSecret: string };
    return { email: secrets.adminEmail, password: secrets.adminPassword, totpSecret: secrets.adminTotpSecret };
  } catch {
    return program.error(`No admin to verify the tutor: ${secretsFile} cannot be read (is the stack running?), and IDENTITY_ADMIN_EMAIL, IDENTITY_ADMIN_PASSWORD and IDENTITY_ADMIN_TOTP_SECRET are not set.`);
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

const describeStep = (label: string, { who, what, ms }: StepReport): string => `${label}${who.padEnd(14)} ${what.padEnd(70)} ${`${Math.round(ms)} ms`.padStart(8)}`;

function describeSummary(summary: { journeys: number; completed: number; failures: string[]; seconds: number; bookingToScheduledMs: { p50: number; p99: number } }): string {
  const { journeys, completed, failures, seconds, bookingToScheduledMs: booking } = summary;
  return [
    '',
    `${completed} of ${journeys} journeys complete in ${seconds} s; booking to scheduled p50 ${booking.p50} ms, p99 ${booking.p99} ms`,
    ...failures.map((failure) => `failed: ${failure}`),
  ].join('\n');
}

void demo();
