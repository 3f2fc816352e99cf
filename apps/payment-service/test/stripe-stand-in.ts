import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as takeTime } from 'node:timers/promises';
import { confirmCard, intentShape, refundShape, StripeRefusal, type Intent, type Reply } from './stripe-shapes.js';

interface Saved {
  fingerprint: string;
  reply?: Reply;
}

/**
 * As much of Stripe as the adapter talks to: PaymentIntents that are captured by hand, refunds, and Stripe's way with
 * idempotency keys: the first status and body are repeated, refused validations and conflicts are not remembered.
 */
export class StripeStandIn {
  readonly intents = new Map<string, Intent>();
  readonly versions = new Set<string | undefined>();
  private readonly saved = new Map<string, Saved>();
  private ids = 0;
  private lost = 0;
  private failing = 0;

  private readonly server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<StripeStandIn> {
    const stripe = new StripeStandIn();
    await new Promise<void>((resolve) => stripe.server.listen(0, '127.0.0.1', resolve));
    return stripe;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next requests have their effect, and their connections break. */
  loseAnswers(count: number): void {
    this.lost = count;
  }

  /** The next requests fail inside Stripe, without being remembered. */
  failRequests(count: number): void {
    this.failing = count;
  }

  /** As Stripe does after a day. */
  forgetKeys(): void {
    this.saved.clear();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    this.versions.add(request.headers['stripe-version'] as string | undefined);
    const reply = await this.once(request, body);
    if (this.lost > 0) {
      this.lost -= 1;
      return void response.destroy();
    }
    response.writeHead(reply.status, { 'content-type': 'application/json', 'request-id': `req_${this.ids}` }).end(JSON.stringify(reply.body));
  }

  private async once(request: IncomingMessage, body: string): Promise<Reply> {
    if (!request.headers.authorization?.startsWith('Bearer sk_')) return new StripeRefusal(401, 'invalid_request_error', undefined, 'Invalid API Key provided').reply();
    if (this.failing > 0) {
      this.failing -= 1;
      return new StripeRefusal(500, 'api_error', undefined, 'An unknown error occurred').reply();
    }
    const key = request.headers['idempotency-key'] as string | undefined;
    const fingerprint = `${request.method} ${request.url} ${body}`;
    const known = key === undefined ? undefined : this.saved.get(key);
    if (known && known.fingerprint !== fingerprint) {
      return new StripeRefusal(400, 'idempotency_error', undefined, `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`).reply();
    }
    if (known && !known.reply) return new StripeRefusal(409, 'idempotency_error', 'idempotency_key_in_use', 'There is currently another in-progress request using this Idempotent Key.').reply();
    if (known?.reply) return known.reply;
    const saving: Saved = { fingerprint };
    if (key) this.saved.set(key, saving);
    // Long enough for requests that were sent at once to meet.
    await takeTime(5);
    const reply = this.route(request.method ?? '', request.url ?? '', new URLSearchParams(body));
    if (reply.status === 400 || reply.status === 404) this.saved.delete(key ?? '');
    else saving.reply = reply;
    return reply;
  }

  private route(method: string, path: string, params: URLSearchParams): Reply {
    try {
      const [, version, resource, id, step] = path.split('/');
      if (version !== 'v1') throw new StripeRefusal(404, 'invalid_request_error', undefined, `Unrecognized request URL (${method}: ${path})`);
      if (resource === 'refunds' && method === 'POST') return { status: 200, body: this.refund(params) };
      if (resource !== 'payment_intents') throw new StripeRefusal(404, 'invalid_request_error', undefined, `Unrecognized request URL (${method}: ${path})`);
      if (method === 'POST' && id === undefined) return { status: 200, body: intentShape(this.create(params)) };
      const intent = this.find(id ?? '', 'intent');
      if (method === 'GET') return { status: 200, body: intentShape(intent) };
      if (step === 'capture') this.capture(intent, Number(params.get('amount_to_capture') ?? intent.amount));
      else if (step === 'cancel') this.cancel(intent);
      return { status: 200, body: intentShape(intent) };
    } catch (error) {
      if (error instanceof StripeRefusal) return error.reply();
      throw error;
    }
  }

  private create(params: URLSearchParams): Intent {
    const id = `pi_${(this.ids += 1)}`;
    const intent: Intent = {
      id,
      amount: Number(params.get('amount')),
      currency: params.get('currency') ?? '',
      captureMethod: params.get('capture_method') ?? 'automatic',
      metadata: { payment_id: params.get('metadata[payment_id]') },
      status: 'requires_payment_method',
      latestCharge: null,
      received: 0,
      refunded: 0,
    };
    confirmCard(intent, params);
    intent.status = 'requires_capture';
    intent.latestCharge = `ch_${this.ids}`;
    this.intents.set(id, intent);
    return intent;
  }

  private capture(intent: Intent, amount: number): void {
    if (intent.status !== 'requires_capture') throw StripeRefusal.state(`This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`, intent);
    if (amount > intent.amount) throw new StripeRefusal(400, 'invalid_request_error', 'amount_too_large', `The amount to capture is greater than ${intent.amount}`);
    intent.status = 'succeeded';
    intent.received = amount;
  }

  private cancel(intent: Intent): void {
    if (intent.status === 'succeeded' || intent.status === 'canceled') throw StripeRefusal.state(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, intent);
    intent.status = 'canceled';
  }

  private refund(params: URLSearchParams): Record<string, unknown> {
    const intent = this.find(params.get('payment_intent') ?? '', 'payment_intent');
    const amount = Number(params.get('amount'));
    if (intent.status !== 'succeeded') throw new StripeRefusal(400, 'invalid_request_error', undefined, `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
    if (intent.refunded + amount > intent.received) throw new StripeRefusal(400, 'invalid_request_error', undefined, `Refund amount is greater than unrefunded amount on charge`);
    intent.refunded += amount;
    return refundShape(`re_${(this.ids += 1)}`, amount, intent);
  }

  private find(id: string, param: string): Intent {
    const intent = this.intents.get(id);
    if (!intent) throw new StripeRefusal(404, 'invalid_request_error', 'resource_missing', `No such payment_intent: '${id}'`, { param });
    return intent;
  }
}
