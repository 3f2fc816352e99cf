import { v7 } from 'uuid';
import {
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningLessonCompletedV1,
  learningStudentCreatedV1,
  learningTutorCreatedV1,
  learningTutorUpdatedV1,
  learningTutorVerifiedV1,
} from '@edtech/contracts';
import { startTestService, type TestService } from '@edtech/testing';
import { aiService } from '../app.js';
import { catalogueOf, targetsOf } from '../../test/catalogue.js';
import { completedLesson, enrolment, student, tutor } from '../../test/facts.js';
import { recommendationsOf } from '../../test/queries.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(aiService);
});
afterAll(() => service?.close());

const { newSubject, wanting, verifiedTutor, publishedCourse, rate, publishContent, keptFor, seenBy } = catalogueOf(() => service);

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
