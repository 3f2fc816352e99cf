import { Server } from 'node:tls';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Where a listening application is reached from this machine, without a slash at the end. */
export function urlOf(app: NestFastifyApplication): string {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const host = everywhere ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${app.getHttpServer() instanceof Server ? 'https' : 'http'}://${host}:${address.port}`;
}
