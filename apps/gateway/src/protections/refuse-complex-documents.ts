import { GraphQLError, type DocumentNode } from 'graphql';
import { documentShape } from './document-shape.js';
import type { ProtectionLimits } from './limits.js';
import { operationTooComplex } from './protections.errors.js';
import { repeatedFields } from './repeated-fields.js';

/** Nobody writes more at one field. */
const DIRECTIVES_AT_ONE_PLACE = 4;
/** A chain of fragments counts at each of its links. */
const FIELDS_EVERYWHERE = 4;
/** What the fields of one operation may be compared for each of them that is allowed: twenty of one name, a few times over, never five hundred. */
const COMPARISONS_PER_FIELD = 5;

/**
 * Refuses what would keep GraphQL's validation, planning or execution busy, in time that grows with the text alone.
 *
 * @throws OPERATION_TOO_COMPLEX naming the limit; a GraphQLError for a fragment that contains itself
 */
export function refuseComplexDocuments(document: DocumentNode, limits: ProtectionLimits): void {
  const shape = documentShape(document);
  if (shape.cycle !== undefined) throw new GraphQLError(`Cannot spread fragment "${shape.cycle}" within itself.`);
  const within = (limit: string, found: number, allowed: number): void => {
    if (found > allowed) throw operationTooComplex({ limit, allowed });
  };
  within('depth', shape.depth, limits.depth);
  within('fields', shape.fields, limits.fields);
  within('fields in all fragments', shape.fieldsEverywhere, limits.fields * FIELDS_EVERYWHERE);
  within('aliases', shape.aliases, limits.aliases);
  within('directives', shape.directives, limits.directives);
  within('directives at one place', shape.directivesAtOnePlace, DIRECTIVES_AT_ONE_PLACE);
  within('the same mutation', shape.sameMutation, limits.sameMutation);
  within('comparisons of repeated fields', repeatedFields(document), limits.fields * COMPARISONS_PER_FIELD);
}
