import { ApolloFederationDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef, ModulesContainer } from '@nestjs/core';
import { GraphQLFederationFactory } from '@nestjs/graphql';
import { OrphanedReferenceRegistry } from '@nestjs/graphql/dist/schema-builder/services/orphaned-reference.registry.js';
import type { GraphQLSchema } from 'graphql';
import { resolvedTypes } from './own-types.js';

/**
 * Puts into a schema what this application's resolvers resolve and reach, entities that no query mentions included.
 * Nest by itself would put in whatever any class of the process refers to: with several services in one process, six
 * types named User.
 */
@Injectable()
export class SubgraphDriver extends ApolloFederationDriver {
  constructor(
    @Inject(GraphQLFederationFactory) factory: GraphQLFederationFactory,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(ModuleRef) private readonly moduleRef: ModuleRef,
  ) {
    super(factory, modules);
  }

  override generateSchema(options: ApolloDriverConfig): Promise<GraphQLSchema> {
    const registry = this.moduleRef.get(OrphanedReferenceRegistry, { strict: false });
    registry.getAll = () => resolvedTypes(this.modules);
    return super.generateSchema(options);
  }
}
