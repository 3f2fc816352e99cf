import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';

export type NodeEnv = 'development' | 'test' | 'production';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export const nodeEnvShape = z.enum(['development', 'test', 'production']).default('development');

export const logLevelShape = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info');

/** A whole number written in digits, from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d+$/, { error: `must be a whole number from ${min} to ${max}`, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `must be a whole number from ${min} to ${max}` });
}

/** A list separated by commas; blanks around the members do not count. At least one member. */
export function commaSeparated(): z.ZodType<string[]> {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean))
    .refine((list) => list.length > 0, { error: 'must name at least one, separated by commas' });
}

const NAMED_NETWORKS: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses, networks (`10.0.0.0/8`) and their well-known names, separated by commas. */
export function networks(): z.ZodType<string[]> {
  return commaSeparated().refine((list) => list.every(isNetwork), { error: `must be addresses, networks such as 10.0.0.0/8, or ${NAMED_NETWORKS.join(', ')}` });
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return NAMED_NETWORKS.includes(text) || (more.length === 0 && longest > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= longest)));
}

/** Certificates in PEM; line breaks may be written as \\n. */
export function certificates(): z.ZodType<string> {
  return z
    .string()
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine(isCertificate, { error: 'must be a certificate in PEM' });
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}
