import { learningEnrolmentCreatedV1, learningStudentUpdatedV1 } from '@edtech/contracts';
import { eventually, startTestService, type TestService } from '@edtech/testing';
import { aiService } from '../app.js';
import { catalogueOf, targetsOf } from '../../test/catalogue.js';
import { enrolment } from '../../test/facts.js';
import { RecommendationsRepository } from '../infrastructure/database/repositories/recommendations.repository.js';
import { GatherFacts } from './gather-facts.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(aiService);
});
afterAll(() => service?.close());

const { newSubject, wanting, verifiedTutor, publishedCourse, publishContent, keptFor, seenBy } = catalogueOf(() => service);

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
    await service.database.admin`update ai.tutor_references set is_verified = false where tutor_id = ${teaching.tutorId}`;
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
