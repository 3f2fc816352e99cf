import {
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningErasureCompletedV1,
  learningLessonUpdatedV1,
  learningStudentUpdatedV1,
  learningTutorUpdatedV1,
} from '@edtech/contracts';
import { aggregateStates, erasureStates } from '@edtech/messaging';
import { eq } from 'drizzle-orm';
import { courseState } from '../../courses/course-state.js';
import { enrolmentState } from '../../enrolments/enrolment-state.js';
import { lessonState } from '../../lessons/lesson-state.js';
import { studentState } from '../../students/student-state.js';
import { tutorState } from '../../tutors/tutor-state.js';
import { messaging, courses, enrolments, lessons, students, tutors } from './schemas/index.js';

/** What learning publishes, as it stands. */
export const learningStates = [
  aggregateStates({
    definition: learningTutorUpdatedV1,
    subject: tutors.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(tutors).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (tutor) => ({ sequence: tutor.version, data: tutorState(tutor) }),
  }),
  aggregateStates({
    definition: learningStudentUpdatedV1,
    subject: students.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(students).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (student) => ({ sequence: student.version, data: studentState(student) }),
  }),
  aggregateStates({
    definition: learningCourseUpdatedV1,
    subject: courses.id,
    rows: (executor, { where, orderBy, limit }) =>
      executor
        .select({ course: courses, tutorUserId: tutors.userId })
        .from(courses)
        .innerJoin(tutors, eq(tutors.id, courses.tutorId))
        .where(where)
        .orderBy(orderBy)
        .limit(limit),
    subjectOf: ({ course }) => course.id,
    stateOf: ({ course, tutorUserId }) => ({ sequence: course.version, data: courseState(course, tutorUserId) }),
  }),
  aggregateStates({
    definition: learningEnrolmentCreatedV1,
    subject: enrolments.id,
    rows: (executor, { where, orderBy, limit }) =>
      executor
        .select({ enrolment: enrolments, course: courses, studentUserId: students.userId, tutorUserId: tutors.userId })
        .from(enrolments)
        .innerJoin(courses, eq(courses.id, enrolments.courseId))
        .innerJoin(tutors, eq(tutors.id, courses.tutorId))
        .innerJoin(students, eq(students.id, enrolments.studentId))
        .where(where)
        .orderBy(orderBy)
        .limit(limit),
    subjectOf: ({ enrolment }) => enrolment.id,
    stateOf: ({ enrolment, course, ...accounts }) => ({ sequence: enrolment.version, data: enrolmentState(enrolment, course, accounts) }),
  }),
  aggregateStates({
    definition: learningLessonUpdatedV1,
    subject: lessons.id,
    rows: (executor, { where, orderBy, limit }) =>
      executor
        .select({ lesson: lessons, tutorUserId: tutors.userId, studentUserId: students.userId })
        .from(lessons)
        .innerJoin(tutors, eq(tutors.id, lessons.tutorId))
        .innerJoin(students, eq(students.id, lessons.studentId))
        .where(where)
        .orderBy(orderBy)
        .limit(limit),
    subjectOf: ({ lesson }) => lesson.id,
    stateOf: ({ lesson, ...accounts }) => ({ sequence: lesson.version, data: lessonState({ ...lesson, ...accounts }) }),
  }),
  erasureStates(messaging, learningErasureCompletedV1),
];
