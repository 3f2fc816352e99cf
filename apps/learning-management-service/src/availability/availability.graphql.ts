import { IsTimeZone, LocalTime } from '@edtech/graphql';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDate, IsInt, IsMilitaryTime, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { IsAfter } from '../inputs/is-time.js';
import { LONGEST_LESSON_MINUTES, SHORTEST_LESSON_MINUTES } from '../inputs/lesson-minutes.js';

@ObjectType({ description: 'A time of the week at which a tutor teaches.' })
export class AvailabilityRule {
  @Field(() => ID, { description: 'The id of the rule.' })
  id!: string;

  @Field(() => Int, { description: 'The day of the week: 0 is Sunday, 6 is Saturday.' })
  dayOfWeek!: number;

  @Field(() => LocalTime, { description: 'From when, on the clock of the time zone.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'Until when, on the clock of the time zone.' })
  endTime!: string;

  @Field(() => String, { description: 'IANA name of the time zone.' })
  timeZone!: string;
}

@ObjectType({ description: 'A time at which a lesson can be booked.' })
export class Slot {
  @Field(() => GraphQLISODateTime, { description: 'When the lesson would start.' })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the lesson would end.' })
  endsAt!: Date;
}

@InputType({ description: 'A time of the week at which you teach.' })
export class AvailabilityRuleInput {
  @Field(() => Int, { description: 'The day of the week: 0 is Sunday, 6 is Saturday.' })
  @IsInt()
  @Min(0)
  @Max(6)
  dayOfWeek!: number;

  @Field(() => LocalTime, { description: 'From when, on the clock of the time zone.' })
  @IsMilitaryTime()
  startTime!: string;

  @Field(() => LocalTime, { description: 'Until when, on the clock of the time zone: later than startTime.' })
  @IsMilitaryTime()
  @IsAfter('startTime')
  endTime!: string;
}

@InputType({ description: 'The whole week. It replaces what was set before.' })
export class SetWeeklyAvailabilityInput {
  @Field(() => String, { description: 'IANA name of the time zone whose clock the times are read from, such as "Europe/Vienna".' })
  @IsTimeZone()
  timeZone!: string;

  @Field(() => [AvailabilityRuleInput], { description: 'At most 100; the rules of one day must not overlap.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AvailabilityRuleInput)
  rules!: AvailabilityRuleInput[];
}

@ArgsType()
export class FreeSlotsArguments {
  @Field(() => ID, { description: 'The id of the tutor.' })
  @IsUUID()
  tutorId!: string;

  @Field(() => GraphQLISODateTime, { description: 'No slot starts before this.' })
  @IsDate()
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: 'No slot ends after this: at most 31 days later.' })
  @IsDate()
  to!: Date;

  @Field(() => Int, { description: 'How long the lesson is to be, 15 to 480 minutes.' })
  @IsInt()
  @Min(SHORTEST_LESSON_MINUTES)
  @Max(LONGEST_LESSON_MINUTES)
  durationMinutes!: number;
}
