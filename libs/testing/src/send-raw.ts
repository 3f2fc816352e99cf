import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** An answer as it came over the wire. */
export interface RawAnswer {
  /** 0 when the server ended the connection without a word. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends bytes to a server as they are, for requests that no client library would write, and reads until the server ends the connection.
 *
 * @param url of the server; its path is not used
 */
export async function sendRaw(url: string, request: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  const answer = await text(socket);
  const [head = '', ...body] = answer.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') };
}
