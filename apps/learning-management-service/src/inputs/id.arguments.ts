import { ArgsType, Field, ID } from '@nestjs/graphql';
import { ArrayMaxSize, IsUUID } from 'class-validator';

@ArgsType()
export class IdsArguments {
  @Field(() => [ID], { description: 'The ids, at most 100.' })
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

@ArgsType()
export class TutorIdArguments {
  @Field(() => ID, { description: 'The id of the tutor.' })
  @IsUUID()
  tutorId!: string;
}

@ArgsType()
export class CourseIdArguments {
  @Field(() => ID, { description: 'The id of the course.' })
  @IsUUID()
  courseId!: string;
}

@ArgsType()
export class LessonIdArguments {
  @Field(() => ID, { description: 'The id of the lesson.' })
  @IsUUID()
  lessonId!: string;
}
