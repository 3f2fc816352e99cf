import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { TokenVerifier } from './token-verifier.js';

test('events are none of the guard\'s business: nobody signs in to publish one', async () => {
  const guard = new AccessGuard(new Reflector(), new TokenVerifier('http://127.0.0.1:1/keys'));
  const context = new ExecutionContextHost([{}], class {}, () => undefined);
  context.setType('rpc');
  await expect(guard.canActivate(context)).resolves.toBe(true);
});
