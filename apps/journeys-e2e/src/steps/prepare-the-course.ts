import type { Admin } from '../admin.js';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';

/** What the student enrolled in. */
export interface Course {
  readonly id: string;
  readonly tutorId: string;
  readonly price: { readonly amountMinor: number; readonly currency: string };
}

interface Preparation {
  readonly admin: Admin;
  readonly narrator: Narrator;
  readonly tutor: Participant;
  readonly student: Participant;
  readonly subject: string;
}

const TIME_ZONE = 'Europe/Vienna';
const PRICE = { amountMinor: 4000, currency: 'EUR' };

/** The tutor fills in a profile, availability and a course; an admin verifies; the student enrols. */
export async function prepareTheCourse({ admin, narrator, tutor, student, subject }: Preparation): Promise<Course> {
  const { updateTutorProfile: profile } = await narrator.does('tutor', `fills in a profile: ${subject}, English and German, 45.00 EUR an hour`, () =>
    tutor.client.request<{ updateTutorProfile: { id: string } }>(UPDATE_TUTOR_PROFILE, {
      input: { subjects: [subject], languages: ['en', 'de'], hourlyRate: { amountMinor: 4500, currency: 'EUR' } },
    }),
  );
  await narrator.does('tutor', 'is available every day from 08:00 to 20:00 in Vienna', () =>
    tutor.client.request(SET_AVAILABILITY, {
      input: { timeZone: TIME_ZONE, rules: [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, startTime: '08:00', endTime: '20:00' })) },
    }),
  );
  const { publishCourse: course } = await narrator.does('tutor', 'publishes a course: 60 minutes for 40.00 EUR', () =>
    tutor.client.request<{ publishCourse: { id: string } }>(PUBLISH_COURSE, {
      input: { title: 'Calculus from the start', description: 'Limits, derivatives, integrals.', subject, price: PRICE, durationMinutes: 60 },
    }),
  );
  await narrator.does('admin', 'verifies the tutor', async () => (await admin.signedIn()).request(VERIFY_TUTOR, { tutorId: profile.id }));
  await narrator.does('student', 'says what to learn, and in which languages', () =>
    student.client.request(UPDATE_STUDENT_PROFILE, { input: { learningGoals: [{ subject, goal: 'Pass the entrance exam' }], preferredLanguages: ['en'] } }),
  );
  await narrator.does('student', 'enrols in the course', () => student.client.request(ENROL, { courseId: course.id }));
  await narrator.learns('ai', `has a learning path for ${subject}`, async () => {
    const { me } = await student.client.request<{ me: { learningPaths: { subject: string }[] } }>(LEARNING_PATHS);
    return me.learningPaths.some((path) => path.subject === subject);
  });
  return { id: course.id, tutorId: profile.id, price: PRICE };
}

const UPDATE_TUTOR_PROFILE = /* GraphQL */ `
  mutation UpdateTutorProfile($input: UpdateTutorProfileInput!) {
    updateTutorProfile(input: $input) {
      id
    }
  }
`;

const SET_AVAILABILITY = /* GraphQL */ `
  mutation SetWeeklyAvailability($input: SetWeeklyAvailabilityInput!) {
    setWeeklyAvailability(input: $input) {
      id
    }
  }
`;

const PUBLISH_COURSE = /* GraphQL */ `
  mutation PublishCourse($input: PublishCourseInput!) {
    publishCourse(input: $input) {
      id
    }
  }
`;

const VERIFY_TUTOR = /* GraphQL */ `
  mutation VerifyTutor($tutorId: ID!) {
    verifyTutor(tutorId: $tutorId) {
      id
      isVerified
    }
  }
`;

const UPDATE_STUDENT_PROFILE = /* GraphQL */ `
  mutation UpdateStudentProfile($input: UpdateStudentProfileInput!) {
    updateStudentProfile(input: $input) {
      id
    }
  }
`;

const ENROL = /* GraphQL */ `
  mutation EnrolInCourse($courseId: ID!) {
    enrolInCourse(courseId: $courseId) {
      id
    }
  }
`;

const LEARNING_PATHS = /* GraphQL */ `
  query LearningPaths {
    me {
      learningPaths {
        subject
      }
    }
  }
`;
