import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CERTIFICATE } from '../test/certificate.js';
import { EnvironmentError } from './environment-error.js';
import { parseServiceEnvironment } from './service-environment.js';
import { parseGatewayTls } from './tls-environment.js';

describe('how HTTP is encrypted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-tls-environment-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const certificate = file('some.crt', CERTIFICATE);
  const foreignKey = file('foreign.key', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const neither = file('neither', 'no PEM');
  const missing = join(folder, 'missing');

  afterAll(() => rmSync(folder, { recursive: true }));

  const complaints = (read: () => unknown): string[] => {
    try {
      read();
    } catch (error) {
      if (error instanceof EnvironmentError) return error.problems.map(({ variable, problem }) => `${variable} ${problem}`);
      throw error;
    }
    return [];
  };
  const service = (source: Record<string, string>) => parseServiceEnvironment('learning', {}, source);

  it('is not at all where nothing is said', () => {
    expect(service({}).tls).toEqual({ watchMs: 10_000 });
    expect(parseGatewayTls({})).toEqual({ watchMs: 10_000 });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a key is missing', { LEARNING_SERVICE_TLS_CERTIFICATE_FILE: certificate }, ['LEARNING_SERVICE_TLS_KEY_FILE is missing, but LEARNING_SERVICE_TLS_CERTIFICATE_FILE is set']],
    ['a certificate is missing', { LEARNING_SERVICE_TLS_KEY_FILE: foreignKey }, ['LEARNING_SERVICE_TLS_CERTIFICATE_FILE is missing, but LEARNING_SERVICE_TLS_KEY_FILE is set']],
    ['the key belongs to another certificate', { LEARNING_SERVICE_TLS_CERTIFICATE_FILE: certificate, LEARNING_SERVICE_TLS_KEY_FILE: foreignKey }, ['LEARNING_SERVICE_TLS_KEY_FILE names a key that does not belong to the certificate of LEARNING_SERVICE_TLS_CERTIFICATE_FILE']],
    ['files are not there', { LEARNING_SERVICE_TLS_CERTIFICATE_FILE: missing, LEARNING_SERVICE_TLS_KEY_FILE: missing, HTTP_TLS_CA_FILE: missing }, [
      'LEARNING_SERVICE_TLS_CERTIFICATE_FILE names a file that cannot be read (ENOENT)',
      'LEARNING_SERVICE_TLS_KEY_FILE names a file that cannot be read (ENOENT)',
      'HTTP_TLS_CA_FILE names a file that cannot be read (ENOENT)',
    ]],
    ['files hold something else', { LEARNING_SERVICE_TLS_CERTIFICATE_FILE: neither, LEARNING_SERVICE_TLS_KEY_FILE: certificate, HTTP_TLS_CLIENT_CA_FILE: neither }, [
      'LEARNING_SERVICE_TLS_CERTIFICATE_FILE names a file that does not hold a certificate in PEM',
      'LEARNING_SERVICE_TLS_KEY_FILE names a file that does not hold a private key without a passphrase in PEM',
      'HTTP_TLS_CLIENT_CA_FILE names a file that does not hold a certificate in PEM',
    ]],
    ['the text is given instead of the file', { HTTP_TLS_CA: CERTIFICATE }, ['HTTP_TLS_CA is not read: it changes while it is in use, so let HTTP_TLS_CA_FILE name a file']],
    ['certificates of clients are wanted without one of its own', { HTTP_TLS_CLIENT_CA_FILE: certificate }, ['LEARNING_SERVICE_TLS_CERTIFICATE_FILE is missing, but HTTP_TLS_CLIENT_CA_FILE is set']],
  ])('does not boot where %s, and names the setting', (_, source, expected) => {
    expect(complaints(() => service(source))).toEqual(expected);
  });

  it('does not boot where the gateway has something to show to services, and nobody whom it believes', () => {
    expect(complaints(() => parseGatewayTls({ GATEWAY_CLIENT_TLS_CERTIFICATE_FILE: certificate, GATEWAY_CLIENT_TLS_KEY_FILE: foreignKey }))).toEqual([
      'GATEWAY_CLIENT_TLS_KEY_FILE names a key that does not belong to the certificate of GATEWAY_CLIENT_TLS_CERTIFICATE_FILE',
    ]);
  });

  it('lets nobody be asked in the clear once an authority is named', () => {
    const { serviceUrls, jwksUrl, tls } = service({ HTTP_TLS_CA_FILE: certificate, IDENTITY_SERVICE_PORT: '4901' });
    expect(tls.peers).toEqual({ caFile: certificate });
    expect([serviceUrls.identity, serviceUrls.ai, jwksUrl]).toEqual(['https://localhost:4901', 'https://localhost:4005', 'https://localhost:4901/.well-known/jwks.json']);
    expect(complaints(() => service({ HTTP_TLS_CA_FILE: certificate, AI_SERVICE_URL: 'http://ai:4005', IDENTITY_JWKS_URL: 'http://identity:4001/keys' }))).toEqual([
      'IDENTITY_JWKS_URL must be https where HTTP_TLS_CA_FILE is set',
      'AI_SERVICE_URL must be https where HTTP_TLS_CA_FILE is set',
    ]);
  });
});
