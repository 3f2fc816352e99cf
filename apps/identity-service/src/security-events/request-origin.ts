import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { CurrentUser } from '@edtech/auth';
import type { GraphqlContext } from '@edtech/graphql';
import { finalize, Observable } from 'rxjs';
import { networkOf } from '../limits/client-address.rules.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';

/** Where something is asked for. */
export interface RequestOrigin {
  /** The client's network, as far as trusted proxies say. */
  readonly address: string | null;
  /** Who is signed in there, if anybody. */
  readonly viewer: CurrentUser | null;
  /** Whether a mail waits for the end of it. */
  hasTold: boolean;
}

const storage = new AsyncLocalStorage<RequestOrigin>();

/** Of what is being done; undefined where no request is behind it. */
export function requestOrigin(): RequestOrigin | undefined {
  return storage.getStore();
}

/**
 * Remembers where a query, mutation or other request comes from, so that use cases need not hand it on to what writes it down. When it is over, and what it has
 * written is committed, mails about it go out.
 */
@Injectable()
export class RememberOrigin implements NestInterceptor {
  constructor(private readonly mails: OutgoingMails) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const type = context.getType<'http' | 'rpc' | 'graphql'>();
    if (type === 'rpc') return next.handle();
    const { ip, viewer } = type === 'graphql' ? asked(context) : { ip: context.switchToHttp().getRequest<{ readonly ip: string }>().ip, viewer: null };
    const origin: RequestOrigin = { address: networkOf(ip), viewer, hasTold: false };
    const end = () => {
      if (origin.hasTold) this.mails.sendSoon();
    };
    // The handler runs when it is subscribed to, so that is what has to happen inside.
    return new Observable((subscriber) => storage.run(origin, () => next.handle().pipe(finalize(end)).subscribe(subscriber)));
  }
}

function asked(context: ExecutionContext): { ip: string; viewer: CurrentUser | null } {
  const { req, viewer } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
  return { ip: req.ip, viewer };
}
