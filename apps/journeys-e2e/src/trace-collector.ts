import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span, as far as a journey cares. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly service: string;
  readonly name: string;
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string; readonly name: string }[] }[];
  }[];
}

/** Receives the spans that a stack sends (OTLP over HTTP, as JSON) and remembers them. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = [];
  private readonly server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      this.remember(JSON.parse(body) as OtlpTraces);
      response.setHeader('content-type', 'application/json').end('{}');
    })();
  });

  static async start(): Promise<TraceCollector> {
    const collector = new TraceCollector();
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    return collector;
  }

  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The services that took part in the one trace to which a span of this name belongs, sorted; empty while there is none. */
  servicesInTraceOf(name: string): string[] {
    const traceIds = this.spans.filter((span) => span.name === name).map(({ traceId }) => traceId);
    const all = traceIds.map((traceId) => new Set(this.spans.filter((span) => span.traceId === traceId).map(({ service }) => service)));
    const [largest] = all.sort((a, b) => b.size - a.size);
    return [...(largest ?? [])].sort();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private remember({ resourceSpans }: OtlpTraces): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? 'unknown';
      for (const { traceId, name } of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push({ traceId, service, name });
    }
  }
}
