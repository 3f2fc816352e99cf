import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';

/** TLS 1.2 and 1.3; of 1.2 only what is forward secret and authenticated, the strongest first, whatever a client would rather have. */
const PROTOCOL = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  honorCipherOrder: true,
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
} as const satisfies SecureContextOptions;

/** By what they are to TLS. */
export interface TlsFiles {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

export interface UsableContext {
  readonly options: SecureContextOptions;
  readonly context: SecureContext;
}

/**
 * What connections by TLS are made with, out of files that are exchanged while the process runs. They are read again every so often:
 * mounted files give no notice. Files that cannot be used change nothing, and are told of once.
 */
export class WatchedContext {
  private read: string;
  private inForce: UsableContext;
  private readonly loop: BackgroundLoop;

  /** @throws Error when the files cannot be used */
  constructor(
    private readonly files: TlsFiles,
    watchMs: number,
    private readonly onChange: (context: UsableContext) => void = () => undefined,
  ) {
    const texts = this.texts();
    this.inForce = usable(files, texts);
    this.read = JSON.stringify(texts);
    const logger = new Logger('Tls');
    this.loop = new BackgroundLoop({
      name: 'tls files',
      intervalMs: watchMs,
      round: () => this.look(logger),
      ...tellingOnce(logger, 'taking up changed certificates'),
    });
  }

  get current(): UsableContext {
    return this.inForce;
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async look(logger: Logger): Promise<void> {
    const texts = this.texts();
    const read = JSON.stringify(texts);
    if (read === this.read) return;
    const next = usable(this.files, texts);
    this.onChange(next);
    this.inForce = next;
    this.read = read;
    const changed = Object.values(this.files).filter((file) => file !== undefined);
    logger.log(`new connections use the changed ${changed.join(', ')}`);
  }

  private texts(): TlsFiles {
    const { cert, key, ca } = this.files;
    const text = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file, 'utf8'));
    return { cert: text(cert), key: text(key), ca: text(ca) };
  }
}

/** @throws Error that names the file */
function usable(files: TlsFiles, { cert, key, ca }: TlsFiles): UsableContext {
  // Node takes an empty authority for none, and believes everybody's instead.
  for (const [file, text] of [[files.cert, cert], [files.ca, ca]] as const) if (text !== undefined && !isCertificate(text)) throw new Error(`${file ?? ''} holds no certificate`);
  const options = { ...PROTOCOL, ...(cert !== undefined && { cert }), ...(key !== undefined && { key }), ...(ca !== undefined && { ca }) };
  try {
    return { options, context: createSecureContext(options) };
  } catch (error) {
    throw new Error(`${files.key ?? ''} is not the key of ${files.cert ?? ''}`, { cause: error });
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}
