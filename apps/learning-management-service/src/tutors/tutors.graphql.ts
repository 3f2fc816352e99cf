import { connectionOf } from '@edtech/graphql';
import { Directive, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What the reviews of a tutor add up to.' })
export class TutorRating {
  @Field(() => Float, { nullable: true, description: 'The average of the stars, 1 to 5; null when there are none.' })
  average!: number | null;

  @Field(() => Int, { description: 'How many reviews there are.' })
  count!: number;
}

@ObjectType({ description: 'Somebody who teaches.' })
@Directive('@key(fields: "id")')
export class Tutor {
  @Field(() => ID, { description: 'The id of the tutor, which is not the id of the account.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'First and last name.' })
  name!: string | null;

  @Field(() => [String], { nullable: true, description: 'What the tutor teaches: subjects in lower case, such as "mathematics".' })
  subjects!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'In which languages: BCP 47 tags.' })
  languages!: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an admin has verified the tutor. Only verified tutors are found and booked.' })
  isVerified!: boolean | null;

  @Field(() => String, { nullable: true, description: 'IANA name of the time zone of the account.' })
  timeZone!: string | null;
}

export const TutorConnection = connectionOf(Tutor);
