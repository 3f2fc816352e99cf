import { CONNECTION, type Connection } from '@edtech/drizzle';
import type { TestService } from '@edtech/testing';

/** Listens to the statements that the service's queries send from now on. Those of transactions are not heard. */
export function recordStatements(service: TestService): { stop(): string[] } {
  const { sql } = service.app.get<Connection>(CONNECTION);
  const spy = jest.spyOn(sql, 'unsafe');
  return {
    stop() {
      const statements = spy.mock.calls.map(([statement]) => statement);
      spy.mockRestore();
      return statements;
    },
  };
}
