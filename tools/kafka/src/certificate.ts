import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KafkaError } from './kafka-error.js';

/** What a broker shows its clients, and the key to it. */
export interface Certificate {
  /** The file with the key, PKCS12. */
  readonly keystore: string;
  readonly password: string;
  /** The certificate, as a file and as PEM: it vouches for itself. */
  readonly file: string;
  readonly pem: string;
}

const DAYS = 30;

/**
 * Makes a certificate for a broker on this machine, with the tool that comes with every Java.
 * @throws KafkaError with what the tool said
 */
export async function makeCertificate(directory: string, password: string): Promise<Certificate> {
  const keystore = join(directory, 'broker.p12');
  const file = join(directory, 'broker.pem');
  // Of an earlier start, with its password.
  await rm(keystore, { force: true });
  const store = ['-alias', 'broker', '-keystore', keystore, '-storetype', 'PKCS12', '-storepass:env', 'KEYSTORE_PASSWORD'];
  const subject = ['-dname', 'CN=localhost', '-ext', 'san=ip:127.0.0.1,dns:localhost', '-validity', String(DAYS)];
  const keytool = (...words: readonly string[]) => promisify(execFile)('keytool', words, { env: { ...process.env, KEYSTORE_PASSWORD: password } });
  try {
    await keytool('-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', ...subject, ...store);
    const { stdout } = await keytool('-exportcert', '-rfc', ...store);
    await writeFile(file, stdout);
  } catch (cause) {
    throw new KafkaError(`No certificate could be made: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return { keystore, password, file, pem: await readFile(file, 'utf8') };
}
