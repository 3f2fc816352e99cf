import { v7 } from 'uuid';
import {
  analyticsTutorRatingUpdatedV1,
  learningCoursePublishedV1,
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningLessonCompletedV1,
  learningStudentCreatedV1,
  learningStudentUpdatedV1,
  learningTutorCreatedV1,
  learningTutorUpdatedV1,
  learningTutorVerifiedV1,
} from '@edtech/contracts';
import { eventually, startTestService, type TestService } from '@edtech/testing';
import { aiService } from '../app.js';
import { completedLesson, course, enrolment, student, tutor } from '../../test/facts.js';
import { RecommendationsRepository } from '../infrastructure/database/repositories/recommendations.repository.js';
import { recommendationsOf, type RecommendationView } from '../../test/queries.js';
import { GatherFacts } from './gather-facts.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(aiService);
});
afterAll(() => service?.close());

/** A subject of the test's own, so that tests do not see each other's tutors. */
let lastSubject = 0;
const newSubject = () => `subject-${(lastSubject += 1)}`;

async function wanting(subject: string, facts: Parameters<typeof student>[0] = {}) {
  const data = student({ learningGoals: [{ subject, goal: 'Pass' }], ...facts });
  await service.deliver(learningStudentUpdatedV1, { sequence: 2, data });
  return data;
}

async function verifiedTutor(subject: string, facts: Parameters<typeof tutor>[0] = {}) {
  const data = tutor({ subjects: [subject], ...facts });
  await service.deliver(learningTutorVerifiedV1, { sequence: 3, data });
  return data;
}

async function publishedCourse(of: { tutorId: string; userId: string }, subject: string, facts: Parameters<typeof course>[0] = {}) {
  const data = course({ tutorId: of.tutorId, tutorUserId: of.userId, subject, ...facts });
  await service.deliver(learningCoursePublishedV1, { sequence: 1, data });
  return data;
}

async function rate(tutorUserId: string, average: number, reviewCount: number, sequence = 1) {
  const bayesian = (3.5 * 5 + average * reviewCount) / (5 + reviewCount);
  await service.deliver(analyticsTutorRatingUpdatedV1, { sequence, data: { tutorUserId, average, bayesian, reviewCount } });
}

async function publishContent(subject: string, title = 'Limits'): Promise<string> {
  const { data } = await service.graphql<{ publishContent: { id: string } }>(
    'mutation($input: PublishContentInput!) { publishContent(input: $input) { id } }',
    { input: { title, description: '', contentType: 'ARTICLE', subject } },
    service.user('tutor'),
  );
  return data!.publishContent.id;
}

const targetsOf = (recommendations: RecommendationView[] | null | undefined) => recommendations?.map(({ target }) => target?.id);
/** What is kept, before anybody looks, the best first. */
const keptFor = async (userId: string) => {
  const rows = await service.database.admin`select target_id from ai.recommendations where user_id = ${userId} order by score desc`;
  return rows.map((row) => String(row.target_id));
};
const seenBy = async (userId: string) => (await recommendationsOf(service, [userId]))[0];

describe('a learner is recommended', () => {
  it('tutors, courses and content of a goal, each with its type, score and reason', async () => {
    const subject = newSubject();
    const teaching = await verifiedTutor(subject);
    const taught = await publishedCourse(teaching, subject);
    const contentId = await publishContent(subject, 'Limits, gently');
    await rate(teaching.userId, 4.6, 12);
    const { userId } = await wanting(subject, { preferredLanguages: ['en-GB'] });
    const recommendations = await seenBy(userId);
    expect(recommendations).toMatchObject([
      { targetType: 'TUTOR', target: { __typename: 'Tutor', id: teaching.tutorId } },
      { targetType: 'COURSE', target: { __typename: 'Course', id: taught.courseId } },
      { targetType: 'CONTENT', target: { __typename: 'Content', id: contentId, title: 'Limits, gently' } },
    ]);
    expect(recommendations![0]!.reason).toBe(`Subject ${subject} is one of your goals; language en-GB; rating 4.6 from 12 reviews`);
    for (const { score } of recommendations!) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('the better rated first when nothing else is known', async () => {
    const subject = newSubject();
    const [good, best] = [await verifiedTutor(subject), await verifiedTutor(subject)];
    await rate(good.userId, 4, 50);
    await rate(best.userId, 4.9, 50);
    const data = student();
    await service.deliver(learningStudentCreatedV1, { sequence: 1, data });
    const recommendations = await seenBy(data.userId);
    const [first, second] = [best, good].map(({ tutorId }) => targetsOf(recommendations)!.indexOf(tutorId));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first).toBeLessThan(second!);
    expect(recommendations![first!]!.reason).toBe('Rating 4.9 from 50 reviews');
  });

  it('something even before the first fact about him has arrived', async () => {
    await verifiedTutor(newSubject());
    const user = service.user('student');
    const [recommendations] = await recommendationsOf(service, [user.userId], user);
    expect(recommendations!.length).toBeGreaterThan(0);
  });

  it('only verified tutors, and only published courses of theirs', async () => {
    const subject = newSubject();
    const unverified = tutor({ subjects: [subject], isVerified: false });
    await service.deliver(learningTutorCreatedV1, { sequence: 1, data: unverified });
    await publishedCourse(unverified, subject);
    const verified = await verifiedTutor(subject);
    const withdrawn = await publishedCourse(verified, subject);
    await service.deliver(learningCourseUpdatedV1, { sequence: 2, data: { ...withdrawn, status: 'withdrawn' } });
    const { userId } = await wanting(subject);
    expect(await keptFor(userId)).toEqual([verified.tutorId]);
    expect(targetsOf(await seenBy(userId))).toEqual([verified.tutorId]);
  });

  it('no course that he is enrolled in, and nothing of himself', async () => {
    const subject = newSubject();
    const teaching = await verifiedTutor(subject);
    const [taken, free] = [await publishedCourse(teaching, subject), await publishedCourse(teaching, subject)];
    const { userId } = await wanting(subject);
    await verifiedTutor(subject, { userId });
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: userId, courseId: taken.courseId, subject }) });
    expect(targetsOf(await seenBy(userId))!.sort()).toEqual([teaching.tutorId, free.courseId].sort());
  });

  it('what he can afford before what he cannot', async () => {
    const subject = newSubject();
    const [dear, fair] = [
      await verifiedTutor(subject, { hourlyRate: { amountMinor: 20_000, currency: 'EUR' } }),
      await verifiedTutor(subject, { hourlyRate: { amountMinor: 4_000, currency: 'EUR' } }),
    ];
    const { userId } = await wanting(subject);
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: userId, subject }) });
    const recommendations = await seenBy(userId);
    expect(targetsOf(recommendations)).toEqual([fair.tutorId, dear.tutorId]);
    expect(recommendations![0]!.reason).toMatch(/price within/);
  });
});

describe('recommendations follow', () => {
  it('the student: goals, enrolments and lessons', async () => {
    const [wanted, enrolled, learnt] = [newSubject(), newSubject(), newSubject()];
    const tutors = [await verifiedTutor(wanted), await verifiedTutor(enrolled), await verifiedTutor(learnt)];
    const { userId } = await wanting(wanted);
    expect(await keptFor(userId)).toEqual([tutors[0]!.tutorId]);
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: userId, subject: enrolled }) });
    expect(await keptFor(userId)).toHaveLength(2);
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId: userId, subject: learnt }) });
    // Without anybody having looked: they are worked out when the fact arrives.
    expect(await keptFor(userId)).toEqual(tutors.map(({ tutorId }) => tutorId));
  });

  it('the catalogue, as soon as somebody looks: new tutors, ratings, withdrawals', async () => {
    const subject = newSubject();
    const { userId } = await wanting(subject);
    expect(await seenBy(userId)).toEqual([]);
    const [one, other] = [await verifiedTutor(subject), await verifiedTutor(subject)];
    await rate(one.userId, 3, 20);
    await rate(other.userId, 5, 20);
    expect(targetsOf(await seenBy(userId))).toEqual([other.tutorId, one.tutorId]);
    await rate(one.userId, 5, 200, 2);
    expect(targetsOf(await seenBy(userId))).toEqual([one.tutorId, other.tutorId]);
    await service.deliver(learningTutorUpdatedV1, { sequence: 4, data: { ...one, subjects: ['something-else'] } });
    expect(targetsOf(await seenBy(userId))).toEqual([other.tutorId]);
  });

  it('nothing older than what is known already', async () => {
    const subject = newSubject();
    const { userId } = await wanting(subject);
    const current = await verifiedTutor(subject);
    await service.deliver(learningTutorCreatedV1, { sequence: 1, data: { ...current, isVerified: false } });
    await rate(current.userId, 5, 100, 9);
    await rate(current.userId, 1, 1, 8);
    const recommendations = await seenBy(userId);
    expect(recommendations).toMatchObject([{ target: { id: current.tutorId } }]);
    expect(recommendations![0]!.reason).toMatch(/rating 5.0 from 100 reviews/);
  });

  it('a rating that is heard of before its tutor', async () => {
    const subject = newSubject();
    const late = tutor({ subjects: [subject] });
    await rate(late.userId, 4.5, 10);
    await service.deliver(learningTutorVerifiedV1, { sequence: 3, data: late });
    const { userId } = await wanting(subject);
    expect((await seenBy(userId))![0]!.reason).toMatch(/rating 4.5 from 10 reviews/);
  });
});

describe('stored recommendations', () => {
  it('are the same again, under the same ids, when nothing has changed', async () => {
    const subject = newSubject();
    await verifiedTutor(subject);
    const data = await wanting(subject);
    const before = await seenBy(data.userId);
    await service.deliver(learningStudentUpdatedV1, { sequence: 3, data });
    expect(await seenBy(data.userId)).toEqual(before);
  });

  it('leave out a target that has vanished in the meantime', async () => {
    const subject = newSubject();
    const teaching = await verifiedTutor(subject);
    const contentId = await publishContent(subject);
    const { userId } = await wanting(subject);
    expect(targetsOf(await seenBy(userId))).toEqual(expect.arrayContaining([teaching.tutorId, contentId]));
    // Behind the service's back, so that nothing is worked out again.
    await service.database.admin`delete from ai.content where id = ${contentId}`;
    await service.database.admin`update ai.tutors set is_verified = false where tutor_id = ${teaching.tutorId}`;
    expect(await seenBy(userId)).toEqual([]);
  });

  it('are worked out again when the algorithm has changed', async () => {
    const subject = newSubject();
    await verifiedTutor(subject);
    const { userId } = await wanting(subject);
    await service.database.admin`update ai.learners set algorithm_version = 0 where user_id = ${userId}`;
    await service.database.admin`update ai.recommendations set score = 0, algorithm_version = 0 where user_id = ${userId}`;
    const [recommendation] = (await seenBy(userId))!;
    expect(recommendation!.score).toBeGreaterThan(0);
  });

  it('do not fall behind a fact that arrives while somebody looks', async () => {
    const { admin, name } = service.database;
    const subject = newSubject();
    const { userId } = await wanting(subject);
    const { courseId } = await publishedCourse(await verifiedTutor(subject), subject);
    const repository = service.app.get(RecommendationsRepository, { strict: false });
    const write = repository.replace.bind(repository);
    let handled = false;
    let enrolled: Promise<void> | undefined;
    // Between reading and writing, the student enrols: either that waits, or what is written is out of date.
    const replace = jest.spyOn(repository, 'replace').mockImplementationOnce(async (...values) => {
      enrolled = service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: userId, courseId, subject }) });
      void enrolled.then(() => (handled = true));
      await eventually(async () => handled || (await admin`select 1 from pg_stat_activity where datname = ${name} and wait_event_type = 'Lock'`).length > 0);
      await write(...values);
    });
    await seenBy(userId);
    await enrolled;
    replace.mockRestore();
    expect(await keptFor(userId)).not.toContain(courseId);
  });

  it('do not miss a tutor who is verified while they are worked out', async () => {
    const subject = newSubject();
    const { userId } = await wanting(subject);
    await verifiedTutor(newSubject());
    const gather = service.app.get(GatherFacts, { strict: false });
    const about = gather.about.bind(gather);
    let tutorId: string | undefined;
    const spy = jest.spyOn(gather, 'about').mockImplementationOnce(async (...values) => {
      const facts = await about(...values);
      ({ tutorId } = await verifiedTutor(subject));
      return facts;
    });
    expect(await seenBy(userId)).toEqual([]);
    expect(targetsOf(await seenBy(userId))).toEqual([tutorId]);
    spy.mockRestore();
  });

  it('hold each target once, even when twenty look at the same moment', async () => {
    const subject = newSubject();
    const { userId } = await wanting(subject);
    const teaching = await verifiedTutor(subject);
    const answers = await Promise.all(Array.from({ length: 20 }, () => seenBy(userId)));
    for (const answer of answers) expect(targetsOf(answer)).toEqual([teaching.tutorId]);
  });
});

describe('who sees recommendations', () => {
  it('is the user and admins, and nobody else', async () => {
    const subject = newSubject();
    const teaching = await verifiedTutor(subject);
    const { userId } = await wanting(subject);
    const user = service.user('student', userId);
    expect((await recommendationsOf(service, [userId], user)).map(targetsOf)).toEqual([[teaching.tutorId]]);
    expect(await recommendationsOf(service, [userId], service.user('student'))).toEqual([null]);
    expect(await recommendationsOf(service, [userId], null)).toEqual([null]);
  });

  it('gets none for somebody who does not learn, or does not exist', async () => {
    const tutoring = service.user('tutor');
    expect(await recommendationsOf(service, [tutoring.userId], tutoring)).toEqual([[]]);
    expect(await recommendationsOf(service, [v7(), 'nobody'])).toEqual([[], []]);
  });

  it('gets as many as asked for, and is told when that is not possible', async () => {
    const subject = newSubject();
    for (let index = 0; index < 3; index += 1) await verifiedTutor(subject);
    const { userId } = await wanting(subject);
    const [two] = await recommendationsOf(service, [userId], service.user('admin'), 2);
    expect(two).toHaveLength(2);
    for (const first of [0, 51]) {
      await expect(recommendationsOf(service, [userId], service.user('admin'), first)).rejects.toThrow(/BAD_USER_INPUT/);
    }
  });
});
