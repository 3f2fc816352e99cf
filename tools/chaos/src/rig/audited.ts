import { eventDefinitions, type EventEnvelope } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { Controller, Module, type DynamicModule, type ForwardReference, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';

/** What stands beside the types of the rig's own handler, for those who have to tell it from the service's. */
export const AUDIT = 'chaosAudit';

/** Where Nest keeps what a module and a handler declare. */
const CONTROLLERS = 'controllers';
const IMPORTS = 'imports';
const PATTERNS = 'microservices:pattern';

type Import = Type | DynamicModule | ForwardReference<() => Type> | Promise<DynamicModule>;

/**
 * The same service with one more handler of everything that it handles: it writes down that the event has had its
 * effect, in the transaction of the effect. Nothing else of the service is changed.
 *
 * @param onSubscribed hears which events the service handles
 * @param handlerMs every event takes so much longer to handle
 */
export function audited(definition: AnyServiceDefinition, onSubscribed: (types: readonly string[]) => void, handlerMs: number): AnyServiceDefinition {
  return {
    ...definition,
    module: (environment) => {
      const module = definition.module(environment);
      const types = [...new Set(handlersIn(module, new Set()))].sort();
      onSubscribed(types);
      return { module: AuditModule, imports: [module], controllers: types.length > 0 ? [auditController(definition.service, types, handlerMs)] : [] };
    },
  };
}

@Module({})
class AuditModule {}

function auditController(group: string, types: readonly string[], handlerMs: number): Type {
  const topics = new Map(eventDefinitions.map(({ type, topic }) => [type, topic]));

  @Controller()
  class RecordEffects {
    // Takes a batch, so that what the service handles in batches still is; elsewhere it is given batches of one.
    @EventPattern<string[]>([...types], { batch: true, [AUDIT]: true })
    async record(@Payload() events: readonly EventEnvelope[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
      if (handlerMs > 0) await pause(handlerMs);
      const rows = events.map(({ id, type, subject, sequence }) => ({ id, aggregate: `${topics.get(type) ?? type} ${subject}`, version: sequence }));
      await tx.execute(sql`
        insert into chaos.effects (event_id, grp, aggregate, version, together)
        select id, ${group}, aggregate, version, ${rows.length}::int from json_to_recordset(${JSON.stringify(rows)}::text::json) as e (id uuid, aggregate text, version bigint)`);
    }
  }

  return RecordEffects;
}

/** The event types that the controllers of a module and of all that it imports handle. */
function handlersIn(imported: Import, seen: Set<unknown>): string[] {
  const given = 'forwardRef' in imported ? (imported.forwardRef() as Type) : imported;
  if (seen.has(given) || given instanceof Promise) return [];
  seen.add(given);
  const dynamic = 'module' in given ? given : undefined;
  const type: Type = dynamic ? dynamic.module : (given as Type);
  const declared = <T>(key: string): T[] => (Reflect.getMetadata(key, type) as T[] | undefined) ?? [];
  const controllers = [...declared<Type>(CONTROLLERS), ...((dynamic?.controllers as Type[] | undefined) ?? [])];
  const imports = [...declared<Import>(IMPORTS), ...((dynamic?.imports as Import[] | undefined) ?? [])];
  return [...controllers.flatMap(patternsOf), ...imports.flatMap((one) => handlersIn(one, seen))];
}

function patternsOf(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
    return typeof method === 'function' ? ((Reflect.getMetadata(PATTERNS, method) as string[] | undefined) ?? []) : [];
  });
}
