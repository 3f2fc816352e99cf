import fc from 'fast-check';
import { v7 } from 'uuid';
import {
  aiLearningPathAdvancedV1,
  aiLearningPathCreatedV1,
  learningEnrolmentCreatedV1,
  learningLessonCompletedV1,
  learningStudentUpdatedV1,
  type EventData,
  type EventDefinition,
} from '@edtech/contracts';
import { eventually, startTestService, type TestService } from '@edtech/testing';
import { aiService } from '../app.js';
import { completedLesson, enrolment, student } from '../../test/facts.js';
import { pathsOf } from '../../test/queries.js';
import { FindLearningPaths } from './find-learning-paths.query.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(aiService);
});
afterAll(() => service?.close());

async function publishedAbout(userId: string) {
  return (await service.published())
    .filter(({ type, data }) => [aiLearningPathCreatedV1, aiLearningPathAdvancedV1].some((definition) => definition.type === type) && data.userId === userId)
    .map(({ type, sequence, data }) => [type, sequence, data.subject, data.completedSteps, data.progress]);
}

const statusesOf = async (userId: string) => (await pathsOf(service, [userId]))[0]?.[0]?.steps.map(({ status }) => status);

describe('a learning path', () => {
  it('is laid out at enrolment, with the first step open and the others locked', async () => {
    const studentUserId = v7();
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    const [paths] = await pathsOf(service, [studentUserId]);
    expect(paths).toMatchObject([{ subject: 'mathematics', progress: 0 }]);
    expect(paths![0]!.steps[0]).toEqual({ title: 'Foundations of Mathematics', status: 'AVAILABLE', prerequisiteTitles: [] });
    expect(paths![0]!.steps[1]).toEqual({ title: 'Core ideas of Mathematics', status: 'LOCKED', prerequisiteTitles: ['Foundations of Mathematics'] });
    expect(await publishedAbout(studentUserId)).toEqual([[aiLearningPathCreatedV1.type, 1, 'mathematics', 0, 0]]);
  });

  it('is laid out for every subject of the learning goals', async () => {
    const userId = v7();
    const learningGoals = ['physics', 'latin', 'physics'].map((subject) => ({ subject, goal: 'Pass' }));
    await service.deliver(learningStudentUpdatedV1, { sequence: 2, data: student({ userId, learningGoals }) });
    const [paths] = await pathsOf(service, [userId]);
    expect(paths?.map(({ subject }) => subject)).toEqual(['latin', 'physics']);
  });

  it('is one for a subject that is both enrolled in and a goal', async () => {
    const userId = v7();
    await service.deliver(learningStudentUpdatedV1, { sequence: 2, data: student({ userId, learningGoals: [{ subject: 'mathematics', goal: 'Pass' }] }) });
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: userId }) });
    expect(await publishedAbout(userId)).toHaveLength(1);
  });

  it('advances by a step with every lesson of its subject, and opens what was locked', async () => {
    const studentUserId = v7();
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) });
    expect(await statusesOf(studentUserId)).toEqual(['COMPLETED', 'AVAILABLE', 'LOCKED', 'LOCKED', 'LOCKED']);
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) });
    expect(await statusesOf(studentUserId)).toEqual(['COMPLETED', 'COMPLETED', 'AVAILABLE', 'AVAILABLE', 'LOCKED']);
    expect(await publishedAbout(studentUserId)).toEqual([
      [aiLearningPathCreatedV1.type, 1, 'mathematics', 0, 0],
      [aiLearningPathAdvancedV1.type, 2, 'mathematics', 1, 0.2],
      [aiLearningPathAdvancedV1.type, 3, 'mathematics', 2, 0.4],
    ]);
  });

  it('does not move for a lesson of another subject, or of another student', async () => {
    const studentUserId = v7();
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId, subject: 'latin' }) });
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson() });
    expect(await pathsOf(service, [studentUserId])).toMatchObject([[{ subject: 'mathematics', progress: 0 }]]);
    expect(await publishedAbout(studentUserId)).toHaveLength(1);
  });

  it('advances once for a lesson that is delivered ten times, under one id or ten', async () => {
    const studentUserId = v7();
    const data = completedLesson({ studentUserId });
    const id = v7();
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    for (let delivery = 0; delivery < 10; delivery += 1) await service.deliver(learningLessonCompletedV1, { id, sequence: 4, data });
    for (let delivery = 0; delivery < 10; delivery += 1) await service.deliver(learningLessonCompletedV1, { sequence: 4, data });
    expect(await pathsOf(service, [studentUserId])).toMatchObject([[{ progress: 0.2 }]]);
    expect(await publishedAbout(studentUserId)).toHaveLength(2);
  });

  it('counts the lessons that were heard of before the enrolment', async () => {
    const studentUserId = v7();
    for (let lesson = 0; lesson < 3; lesson += 1) await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) });
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    expect(await publishedAbout(studentUserId)).toEqual([[aiLearningPathCreatedV1.type, 1, 'mathematics', 3, 0.6]]);
  });

  it('ends when all steps are done, however many lessons follow', async () => {
    const studentUserId = v7();
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
    for (let lesson = 0; lesson < 7; lesson += 1) await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) });
    expect(await pathsOf(service, [studentUserId])).toMatchObject([[{ progress: 1 }]]);
    expect(await publishedAbout(studentUserId)).toHaveLength(6);
  });

  it('misses no lesson that ends while the path is being laid out', async () => {
    const { admin, name } = service.database;
    const studentUserId = v7();
    const waiting = async () => (await admin`select 1 from pg_stat_activity where datname = ${name} and wait_event_type = 'Lock'`).length;
    let [enrolled, taught]: Promise<void>[] = [];
    await admin.begin(async (sql) => {
      // Holds the enrolment up where it has counted the lessons and is about to write the path.
      await sql`lock table ai.learning_paths in exclusive mode`;
      enrolled = service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) });
      await eventually(async () => (await waiting()) === 1);
      let taughtIsHandled = false;
      taught = service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) });
      void taught.then(() => (taughtIsHandled = true));
      await eventually(async () => taughtIsHandled || (await waiting()) === 2);
    });
    await Promise.all([enrolled, taught]);
    expect(await pathsOf(service, [studentUserId])).toMatchObject([[{ progress: 0.2 }]]);
  });

  it('misses no lesson of many that end while the student enrols', async () => {
    const studentUserId = v7();
    await Promise.all([
      ...Array.from({ length: 4 }, () => service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ studentUserId }) })),
      service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId }) }),
    ]);
    expect(await pathsOf(service, [studentUserId])).toMatchObject([[{ progress: 0.8 }]]);
    const sequences = (await publishedAbout(studentUserId)).map(([, sequence]) => sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});

interface Delivery {
  readonly definition: EventDefinition;
  readonly sequence: number;
  readonly data: EventData<EventDefinition>;
}

it('gives the same progress for any order and any repetition of the same facts', async () => {
  const places = [0, 1, 2, 3, 4, 5];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(places, { minLength: places.length }), fc.array(fc.nat({ max: places.length - 1 }), { maxLength: 5 }), async (order, again) => {
      const studentUserId = v7();
      const studentId = v7();
      const goal = { subject: 'latin', goal: 'Read Ovid' };
      const story: Delivery[] = [
        { definition: learningEnrolmentCreatedV1, sequence: 1, data: enrolment({ studentUserId }) },
        { definition: learningStudentUpdatedV1, sequence: 2, data: student({ studentId, userId: studentUserId, learningGoals: [goal] }) },
        { definition: learningStudentUpdatedV1, sequence: 3, data: student({ studentId, userId: studentUserId, learningGoals: [goal], preferredLanguages: ['de'] }) },
        { definition: learningLessonCompletedV1, sequence: 4, data: completedLesson({ studentUserId }) },
        { definition: learningLessonCompletedV1, sequence: 3, data: completedLesson({ studentUserId }) },
        { definition: learningLessonCompletedV1, sequence: 3, data: completedLesson({ studentUserId, subject: 'latin' }) },
      ];
      for (const place of [...order, ...again]) await service.deliver(story[place]!.definition, story[place]!);
      expect(await pathsOf(service, [studentUserId])).toMatchObject([
        [
          { subject: 'latin', progress: 0.2 },
          { subject: 'mathematics', progress: 0.4 },
        ],
      ]);
    }),
    { numRuns: 12 },
  );
}, 60_000);

describe('who sees learning paths', () => {
  it('is the user and admins, and nobody else', async () => {
    const user = service.user('student');
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: user.userId }) });
    expect(await pathsOf(service, [user.userId], user)).toMatchObject([[{ subject: 'mathematics' }]]);
    expect(await pathsOf(service, [user.userId], service.user('admin'))).toMatchObject([[{ subject: 'mathematics' }]]);
    expect(await pathsOf(service, [user.userId], service.user('tutor'))).toEqual([null]);
    expect(await pathsOf(service, [user.userId], null)).toEqual([null]);
  });

  it('gets those of many users in one batch', async () => {
    const byUserIds = jest.spyOn(service.app.get(FindLearningPaths, { strict: false }), 'byUserIds');
    expect(await pathsOf(service, [v7(), 'nobody', v7()])).toEqual([[], [], []]);
    expect(byUserIds).toHaveBeenCalledTimes(1);
    byUserIds.mockRestore();
  });
});
