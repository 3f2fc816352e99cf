import { byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import * as tables from './schemas/index.js';

const { aiInteractions, completedLessons, content, courseReferences, enrolments, learners, learningPaths, recommendations, studentReferences, tutorRatings, tutorReferences } =
  tables;

const COPY = 'A copy of what its owner keeps: ids, times and amounts.';

/** What the ai service holds of people. */
export const aiPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  aiInteractions: {
    found: byUser(aiInteractions.userId),
    gives: ['id', 'sessionId', 'turn', 'query', 'response', 'model', 'sources', 'timestamp'],
    erasure: 'delete',
  },
  learners: { found: byUser(learners.userId), gives: ['userId', 'recommendedAt', 'algorithmVersion'], erasure: 'delete' },
  learningPaths: {
    found: byUser(learningPaths.userId),
    gives: ['id', 'subject', 'steps', 'completedSteps', 'progress', 'createdAt'],
    erasure: 'delete',
  },
  recommendations: {
    found: byUser(recommendations.userId),
    gives: ['id', 'targetType', 'targetId', 'score', 'reason', 'computedAt'],
    erasure: 'delete',
  },
  content: {
    found: byUser(content.creatorUserId),
    gives: ['id', 'title', 'description', 'contentType', 'subject', 'createdAt'],
    withholds: { search: 'The words of title and description once more.' },
    erasure: { keep: 'Published content, for all who learn.' },
  },
  studentReferences: {
    found: byUser(studentReferences.userId),
    gives: ['studentId', 'learningGoals', 'preferredLanguages'],
    // The row stays, with its version: a later copy of an older state must not come alive.
    erasure: { set: () => ({ learningGoals: [], preferredLanguages: [] }) },
  },
  tutorReferences: {
    found: byUser(tutorReferences.userId),
    gives: ['tutorId', 'subjects', 'languages', 'hourlyRateMinor', 'currency', 'isVerified'],
    erasure: { set: () => ({ subjects: [], languages: [], hourlyRateMinor: null, currency: null }) },
  },
  tutorRatings: {
    found: byUser(tutorRatings.tutorUserId),
    gives: ['average', 'bayesian', 'reviewCount'],
    erasure: { keep: 'What the ratings by others add up to.' },
  },
  enrolments: {
    found: byUser(enrolments.studentUserId),
    gives: ['enrolmentId', 'courseId', 'tutorId', 'subject', 'pricePerLessonMinor', 'currency', 'durationMinutes'],
    erasure: { keep: COPY },
  },
  completedLessons: {
    found: byUser(completedLessons.studentUserId, completedLessons.tutorUserId),
    gives: ['lessonId', 'studentUserId', 'tutorUserId', 'subject', 'completedAt'],
    erasure: { keep: COPY },
  },
  courseReferences: {
    found: byUser(courseReferences.tutorUserId),
    gives: ['courseId', 'title', 'subject', 'priceMinor', 'currency', 'durationMinutes', 'status'],
    erasure: { keep: 'A copy of published content.' },
  },
  catalogueRevisions: { nobody: 'How often the catalogue has changed.' },
});
