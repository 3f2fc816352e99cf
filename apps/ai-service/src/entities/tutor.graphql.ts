import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Somebody who gives lessons.' })
@Directive('@key(fields: "id")')
export class Tutor {
  @Field(() => ID, { description: 'The id of the tutor.' })
  id!: string;
}
