import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EnvironmentError } from './environment-error.js';
import { isConfigured } from './is-configured.js';
import { collectProblems, parseEnvironment, type EnvironmentSource } from './parse-environment.js';
import { wholeNumber } from './shapes.js';

/** A certificate, with those between it and its authority behind it, and its key. Files: they are exchanged while they are in use. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** How HTTP is spoken by TLS, to whoever comes and to whoever is asked. */
export interface TlsEnvironment {
  /** Absent: plain HTTP is served. `clientCaFile`: who comes has to bring a certificate of this authority. */
  readonly server?: CertificateFiles & { readonly clientCaFile?: string };
  /** Absent: as Node does. `caFile`: the only authority that is believed of services; `own`: what they are shown of this process. */
  readonly peers?: { readonly caFile: string; readonly own?: CertificateFiles };
  /** How often to look whether one of the files has changed. */
  readonly watchMs: number;
}

const CA = 'HTTP_TLS_CA_FILE';
const CLIENT_CA = 'HTTP_TLS_CLIENT_CA_FILE';

/** Reads `<prefix>_TLS_CERTIFICATE_FILE`, `<prefix>_TLS_KEY_FILE` and `HTTP_TLS_*` for a service: the certificate it serves with is also what it shows to others. */
export function parseServiceTls(prefix: string, source: EnvironmentSource): TlsEnvironment {
  const [own, caFile, clientCaFile, watchMs] = collectProblems<[CertificateFiles | undefined, string | undefined, string | undefined, number]>([
    () => parseCertificate(prefix, source),
    () => parseAuthority(CA, source),
    () => parseAuthority(CLIENT_CA, source),
    () => parseWatch(source),
  ]);
  if (clientCaFile !== undefined && !own) throw new EnvironmentError([{ variable: `${prefix}_TLS_CERTIFICATE_FILE`, problem: `is missing, but ${CLIENT_CA} is set` }]);
  return {
    ...(own && { server: { ...own, ...(clientCaFile !== undefined && { clientCaFile }) } }),
    ...(caFile !== undefined && { peers: { caFile, ...(own && { own }) } }),
    watchMs,
  };
}

/**
 * The same for the gateway, whose clients know it by another authority than services do: `GATEWAY_TLS_*` is what they see,
 * `GATEWAY_CLIENT_TLS_*` what services do. Clients are asked for no certificate.
 */
export function parseGatewayTls(source: EnvironmentSource): TlsEnvironment {
  const [server, own, caFile, watchMs] = collectProblems<[CertificateFiles | undefined, CertificateFiles | undefined, string | undefined, number]>([
    () => parseCertificate('GATEWAY', source),
    () => parseCertificate('GATEWAY_CLIENT', source),
    () => parseAuthority(CA, source),
    () => parseWatch(source),
  ]);
  if (own && caFile === undefined) throw new EnvironmentError([{ variable: CA, problem: 'is missing, but GATEWAY_CLIENT_TLS_CERTIFICATE_FILE is set' }]);
  return { ...(server && { server }), ...(caFile !== undefined && { peers: { caFile, ...(own && { own }) } }), watchMs };
}

/** `https` where {@link CA} says who vouches for services. */
export function schemeOfServices(source: EnvironmentSource): 'http' | 'https' {
  return source[CA] ? 'https' : 'http';
}

/** Whoever names an authority thinks that it is asked: no service is then spoken to in the clear. @param urls by the variables that name them */
export function refusePlainUrls(urls: Readonly<Record<string, string>>, source: EnvironmentSource): void {
  if (schemeOfServices(source) === 'http') return;
  const plain = Object.keys(urls).filter((variable) => !urls[variable]?.startsWith('https:'));
  if (plain.length > 0) throw new EnvironmentError(plain.map((variable) => ({ variable, problem: `must be https where ${CA} is set` })));
}

function parseWatch(source: EnvironmentSource): number {
  return parseEnvironment({ HTTP_TLS_WATCH_MS: wholeNumber(10, 3_600_000).default(10_000) }, source).HTTP_TLS_WATCH_MS;
}

function parseAuthority(variable: string, source: EnvironmentSource): string | undefined {
  return readFile(variable, source, 'a certificate', (pem) => new X509Certificate(pem))?.file;
}

function parseCertificate(prefix: string, source: EnvironmentSource): CertificateFiles | undefined {
  const variables = { certificate: `${prefix}_TLS_CERTIFICATE_FILE`, key: `${prefix}_TLS_KEY_FILE` };
  const [certificate, key] = collectProblems<[Read<X509Certificate> | undefined, Read<KeyObject> | undefined]>([
    () => readFile(variables.certificate, source, 'a certificate', (pem) => new X509Certificate(pem)),
    () => readFile(variables.key, source, 'a private key without a passphrase', (pem) => createPrivateKey(pem)),
  ]);
  if (!isConfigured({ [variables.certificate]: certificate, [variables.key]: key }) || !certificate || !key) return undefined;
  if (!certificate.content.checkPrivateKey(key.content)) {
    throw new EnvironmentError([{ variable: variables.key, problem: `names a key that does not belong to the certificate of ${variables.certificate}` }]);
  }
  return { certificateFile: certificate.file, keyFile: key.file };
}

interface Read<T> {
  readonly file: string;
  readonly content: T;
}

function readFile<T>(variable: string, source: EnvironmentSource, what: string, read: (pem: string) => T): Read<T> | undefined {
  const text = variable.slice(0, -'_FILE'.length);
  if (source[text]) throw new EnvironmentError([{ variable: text, problem: `is not read: it changes while it is in use, so let ${variable} name a file` }]);
  const file = source[variable];
  if (!file) return undefined;
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new EnvironmentError([{ variable, problem: `names a file that cannot be read${code}` }]);
  }
  try {
    return { file, content: read(pem) };
  } catch {
    throw new EnvironmentError([{ variable, problem: `names a file that does not hold ${what} in PEM` }]);
  }
}
