import { once } from 'node:events';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls';

/** Whom to believe, what to bring, and what else a connection is made with. */
export type TlsAsking = Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'minVersion' | 'maxVersion' | 'ciphers'>;

export interface TlsAnswer {
  readonly status: number;
  readonly body: string;
}

/** One request over a connection of its own. @throws what keeps the connection from being made */
export function askByTls(url: string, tls: TlsAsking, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...tls, agent: false, method, headers }, (received) => {
      text(received).then((answer) => resolve({ status: received.statusCode ?? 0, body: answer }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What is agreed on with whoever listens there. @throws what keeps it from being agreed on */
export async function handshake(url: string, tls: TlsAsking): Promise<{ readonly protocol: string | null; readonly cipher: string; readonly certificate: PeerCertificate }> {
  const { hostname, port } = new URL(url);
  const socket: TLSSocket = connect({ ...tls, host: hostname, port: Number(port) });
  try {
    await once(socket, 'secureConnect');
    return { protocol: socket.getProtocol(), cipher: socket.getCipher().name, certificate: socket.getPeerCertificate() };
  } finally {
    socket.destroy();
  }
}
