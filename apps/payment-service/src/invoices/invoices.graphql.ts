import { Money } from '@edtech/graphql';
import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Invoice', { description: 'Issued for a captured payment. It never changes.' })
export class GraphqlInvoice {
  @Field(() => ID, { description: "The invoice's id." })
  id!: string;

  @Field(() => String, { description: 'Year and running number, without gaps within a year: 2026-000001.' })
  number!: string;

  @Field(() => Money, { description: 'What was paid.' })
  amount!: Money;

  @Field(() => GraphQLISODateTime, { description: 'When it was issued.' })
  issuedAt!: Date;
}
