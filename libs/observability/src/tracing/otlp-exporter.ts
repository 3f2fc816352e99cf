import { ExportResultCode } from '@opentelemetry/core';
import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Sends spans to a collector. What speaks to it is loaded with the first of them: a process that has no collector starts sooner. */
export class OtlpExporter implements SpanExporter {
  private loading: Promise<OTLPTraceExporter> | undefined;

  constructor(private readonly url: string) {}

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    this.load().then(
      (exporter) => exporter.export(spans, done),
      (error: unknown) => done({ code: ExportResultCode.FAILED, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  }

  async forceFlush(): Promise<void> {
    await (await this.loading)?.forceFlush();
  }

  async shutdown(): Promise<void> {
    await (await this.loading)?.shutdown();
  }

  private load(): Promise<OTLPTraceExporter> {
    this.loading ??= import('@opentelemetry/exporter-trace-otlp-http').then(({ OTLPTraceExporter: Exporter }) => new Exporter({ url: this.url }));
    return this.loading;
  }
}
