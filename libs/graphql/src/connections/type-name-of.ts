import type { Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';

/** The GraphQL name of an object type's class, which may differ from the class's own. */
export function typeNameOf(ObjectClass: Type<unknown>): string {
  return TypeMetadataStorage.getObjectTypeMetadataByTarget(ObjectClass)?.name ?? ObjectClass.name;
}
