import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { RESOLVER_NAME_METADATA, TypeMetadataStorage } from '@nestjs/graphql';
import type { OrphanedReferenceRegistry } from '@nestjs/graphql/dist/schema-builder/services/orphaned-reference.registry.js';

/** As Nest's own registry calls it. */
type ObjectTypeClass = ReturnType<OrphanedReferenceRegistry['getAll']>[number];

/** The object types that an application's own resolvers resolve: `Lesson` for `@Resolver(() => Lesson)`. */
export function resolvedTypes(modules: ModulesContainer): ObjectTypeClass[] {
  const resolvers = [...modules.values()].flatMap(({ providers }) => [...providers.values()].flatMap(({ metatype }) => (isResolverOfType(metatype) ? [metatype] : [])));
  return [...new Set(resolvers)].flatMap((resolver) => {
    // Private to Nest, and the only place that tells classes of the same name apart.
    const type = TypeMetadataStorage['metadataByTargetCollection'].get(resolver).resolver?.typeFn();
    return type ? [type] : [];
  });
}

function isResolverOfType(metatype: unknown): metatype is Type {
  return typeof metatype === 'function' && Reflect.getMetadata(RESOLVER_NAME_METADATA, metatype) !== undefined;
}
