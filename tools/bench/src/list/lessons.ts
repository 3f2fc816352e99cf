/** One of a list such as screens show: seven fields, none of which costs anything to find. */
export interface LessonOfTheDay {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly tutorId: string;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly online: boolean;
}

const LESSONS: readonly LessonOfTheDay[] = Array.from({ length: 100 }, (_, n) => ({
  id: `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  title: `The piano for those who begin late, part ${n + 1}`,
  subject: 'piano',
  tutorId: `01990000-0000-7000-8000-${String(n % 7).padStart(12, '0')}`,
  startsAt: `2030-01-${String((n % 28) + 1).padStart(2, '0')}T09:00:00.000Z`,
  durationMinutes: 30 + 15 * (n % 3),
  online: n % 2 === 0,
}));

export const lessonsOfTheDay = (): readonly LessonOfTheDay[] => LESSONS;

export const LIST_QUERY = 'query List { lessons { id title subject tutorId startsAt durationMinutes online } }';

/** What the service's own schema says of it. */
export const LIST_SDL = `
  type Lesson { id: ID! title: String! subject: String! tutorId: ID! startsAt: String! durationMinutes: Int! online: Boolean! }
  type Query { lessons: [Lesson!]! }
`;
