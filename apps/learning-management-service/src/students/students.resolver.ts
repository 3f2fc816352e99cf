import { Roles, Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import type { GraphqlContext } from '@edtech/graphql';
import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { maySeePrivate } from '../users/may-see-private.js';
import { User } from '../users/user.graphql.js';
import type { StoredStudent } from './find-students.query.js';
import { StudentLoaders } from './student-loaders.js';
import { LearningGoal, Student } from './students.graphql.js';
import { UpdateStudentProfileInput } from './students.inputs.js';
import { UpdateStudentProfile } from './update-student-profile.js';

@Resolver(() => Student)
export class StudentsResolver {
  constructor(
    private readonly loaders: StudentLoaders,
    private readonly updateProfile: UpdateStudentProfile,
  ) {}

  @Mutation(() => Student, { description: "Changes the viewer's own student profile. For students." })
  @Roles('student')
  updateStudentProfile(@Args('input', { description: 'What to change.' }) input: UpdateStudentProfileInput, @Viewer() viewer: CurrentUser): Promise<StoredStudent> {
    const learningGoals = input.learningGoals?.map(({ subject, goal }) => ({ subject, goal }));
    return this.updateProfile.run(viewer.userId, { learningGoals, preferredLanguages: input.preferredLanguages });
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredStudent | null> | null {
    return viewerOf(context) && this.loaders.byId(context, id);
  }

  @ResolveField(() => User, { nullable: true, description: 'The account of the student.' })
  user(@Parent() { userId }: StoredStudent): User {
    return { id: userId };
  }

  @ResolveField(() => [LearningGoal], { nullable: true, description: 'What the student wants to reach. For the student and admins; null for others.' })
  learningGoals(@Parent() student: StoredStudent, @Context() context: GraphqlContext): readonly LearningGoal[] | null {
    return maySeePrivate(context, student.userId) ? student.learningGoals : null;
  }

  @ResolveField(() => [String], { nullable: true, description: 'In which languages the student would like to be taught. For the student and admins; null for others.' })
  preferredLanguages(@Parent() student: StoredStudent, @Context() context: GraphqlContext): string[] | null {
    return maySeePrivate(context, student.userId) ? student.preferredLanguages : null;
  }
}
