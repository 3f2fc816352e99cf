import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { ServiceName } from '@edtech/environment';
import { exportPersonalData, fromLines, PERSONAL_DATA, toLines, type PersonalData, type ReceivedPage } from '@edtech/personal-data';
import { Peers } from '@edtech/service-host';
import { ExportTokens } from '../tokens/export-tokens.js';

export const SERVICE_URLS = Symbol('SERVICE_URLS');

/** A service that says nothing for so long is taken for hung. */
const SILENCE_MS = 30_000;

/** Where parts of exports come from: the services, and this service's own database. */
@Injectable()
export class PartSources {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(PERSONAL_DATA) private readonly own: PersonalData,
    @Inject(SERVICE_URLS) private readonly urls: Readonly<Record<ServiceName, string>>,
    private readonly tokens: ExportTokens,
    private readonly peers: Peers,
  ) {}

  /**
   * What the service holds of a person, as it arrives.
   *
   * @throws Error when the service does not answer, refuses, stops in the middle or falls silent, or when the signal is aborted
   */
  open(service: ServiceName, userId: string, signal: AbortSignal): AsyncGenerator<ReceivedPage> {
    return service === 'identity' ? fromLines(toLines(exportPersonalData(this.db, this.own, userId))) : this.fetch(service, userId, signal);
  }

  private async *fetch(service: ServiceName, userId: string, signal: AbortSignal): AsyncGenerator<ReceivedPage> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new Error(`${service} has said nothing for ${SILENCE_MS / 1_000} s`)), SILENCE_MS);
    timer.unref();
    try {
      const response = await this.peers.fetch(`${this.urls[service]}/internal/personal-data/export`, {
        headers: { authorization: `Bearer ${await this.tokens.issue(userId, service)}` },
        signal: AbortSignal.any([signal, silence.signal]),
        redirect: 'error',
      });
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new Error(`${service} answers ${response.status}`);
      }
      for await (const page of fromLines(Readable.fromWeb(response.body as ReadableStream<Uint8Array>))) {
        timer.refresh();
        yield page;
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
