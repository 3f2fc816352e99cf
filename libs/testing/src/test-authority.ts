import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';

export interface TestCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS8. */
  readonly key: string;
}

const encoded = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => encoded(0x30, ...parts);
const oid = (hex: string): Buffer => encoded(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer => encoded(0x17, Buffer.from(`${date.toISOString().replace(/[-T:]|\.\d+/g, '').slice(2)}`));
const named = (name: string): Buffer => sequence(encoded(0x31, sequence(oid('550403'), encoded(0x0c, Buffer.from(name)))));
const TRUE = encoded(0x01, Buffer.from([0xff]));
const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const DAY_MS = 86_400_000;

/** Whom tests let vouch for servers and clients, for a day: Node can read certificates and not write them. */
export class TestAuthority {
  /** Its own, PEM. */
  readonly certificate: string;
  private readonly key: KeyObject;

  constructor(private readonly name = `authority ${randomBytes(4).toString('hex')}`) {
    const { certificate, key } = this.write(name, sequence(oid('551d13'), TRUE, encoded(0x04, sequence(TRUE))));
    this.certificate = certificate;
    this.key = createPrivateKey(key);
  }

  /** A certificate for these names and IPv4 addresses. */
  issue(...hosts: readonly string[]): TestCertificate {
    const names = hosts.map((host) => (isIPv4(host) ? encoded(0x87, Buffer.from(host.split('.').map(Number))) : encoded(0x82, Buffer.from(host))));
    return this.write(hosts[0] ?? 'nobody', sequence(oid('551d11'), encoded(0x04, sequence(...names))), this.key);
  }

  /** The same as files, named so in a folder; those of the name before are exchanged. */
  issueTo(folder: string, name: string, ...hosts: readonly string[]): { readonly certificateFile: string; readonly keyFile: string } {
    const { certificate, key } = this.issue(...hosts);
    const files = { certificateFile: join(folder, `${name}.crt`), keyFile: join(folder, `${name}.key`) };
    writeFileSync(files.certificateFile, certificate);
    writeFileSync(files.keyFile, key, { mode: 0o600 });
    return files;
  }

  private write(subject: string, extension: Buffer, issuerKey?: KeyObject): TestCertificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const content = sequence(
      encoded(0xa0, encoded(0x02, Buffer.from([2]))),
      encoded(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ECDSA_WITH_SHA256,
      named(this.name),
      sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + DAY_MS))),
      named(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      encoded(0xa3, sequence(extension)),
    );
    const signature = encoded(0x03, Buffer.from([0]), sign('sha256', content, issuerKey ?? privateKey));
    const pem = sequence(content, ECDSA_WITH_SHA256, signature).toString('base64').replace(/.{1,64}/g, '$&\n');
    return { certificate: `-----BEGIN CERTIFICATE-----\n${pem}-----END CERTIFICATE-----\n`, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  }
}
