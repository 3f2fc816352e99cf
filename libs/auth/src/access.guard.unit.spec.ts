import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import type { Scope } from './current-service.js';
import { Public, RecentlyAuthenticated, Roles, Scopes } from './decorators.js';
import { TokenVerifier } from './token-verifier.js';
import type { ViewerContext } from './viewer-context.js';

const guard = new AccessGuard(new Reflector(), new TokenVerifier('http://127.0.0.1:1/keys'));

test("events are none of the guard's business: nobody signs in to publish one", async () => {
  const context = new ExecutionContextHost([{}], class {}, () => undefined);
  context.setType('rpc');
  await expect(guard.canActivate(context)).resolves.toBe(true);
});

class Fields {
  @Public()
  open(): void {}

  signedIn(): void {}

  @Roles('admin')
  admins(): void {}

  @Roles('admin')
  @RecentlyAuthenticated(15)
  @Scopes('events:read')
  readers(): void {}
}

describe('a service account', () => {
  const ask = (field: keyof Fields, ...scopes: Scope[]) => {
    const asking: ViewerContext = { viewer: null, service: { serviceAccountId: 'a', sessionId: 's', scopes } };
    const context = new ExecutionContextHost([undefined, {}, asking, {}], Fields, Fields.prototype[field]);
    context.setType('graphql');
    return guard.canActivate(context);
  };

  test('gets what everybody gets, whatever its scopes', () => expect(ask('open')).resolves.toBe(true));

  test.each(['signedIn', 'admins'] as const)('is nobody to a field that names no scope: %s', async (field) => {
    await expect(ask(field, 'events:read', 'events:operate')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is let in by a scope that the field names, and told which one where it has none', async () => {
    await expect(ask('readers', 'events:read')).resolves.toBe(true);
    for (const scopes of [[], ['events:operate']] as const) {
      await expect(ask('readers', ...scopes)).rejects.toMatchObject({ code: 'SCOPE_MISSING', details: { scopes: ['events:read'] } });
    }
  });
});
