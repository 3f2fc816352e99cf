import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'The id of the account.' })
  id!: string;
}
