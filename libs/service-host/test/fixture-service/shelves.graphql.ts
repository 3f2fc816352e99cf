import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Length } from 'class-validator';

@ObjectType({ description: 'A shelf.' })
@Directive('@key(fields: "id")')
export class Shelf {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What is written on it.' })
  label!: string | null;
}

@InputType({ description: 'A new shelf.' })
export class AddShelfInput {
  @Field(() => String, { description: 'What is written on it.' })
  @Length(1, 10)
  label!: string;
}
