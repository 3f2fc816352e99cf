import net from 'node:net';

/**
 * Sends this process's connections to one local port through another. Brokers tell their clients where to connect: so
 * a proxy in front of one is passed by unless the client takes the detour itself.
 *
 * @param detour `from:to`, both ports on 127.0.0.1
 */
export function installDetour(detour: string): void {
  const [from, to] = detour.split(':').map(Number);
  if (!from || !to) throw new Error(`a detour is "from:to", not "${detour}"`);
  const connect = net.connect;
  const redirected = (...given: unknown[]): net.Socket => {
    const [target, ...more] = given;
    const aimed = typeof target === 'object' && target !== null && 'port' in target && Number(target.port) === from;
    const called: unknown = Reflect.apply(connect, net, [aimed ? { ...target, port: to } : target, ...more]);
    return called as net.Socket;
  };
  Object.assign(net, { connect: redirected, createConnection: redirected });
}
