import type { GraphqlAnswer } from '../gateway-client.js';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';

/** One query that needs every service. */
export const WHOLE_PICTURE = /* GraphQL */ `
  query WholePicture {
    me {
      id
      email
      firstName
      studentProfile {
        id
      }
      tutorProfile {
        id
      }
      enrolledCourses {
        id
        title
      }
      lessons(first: 10) {
        edges {
          node {
            id
            status
            payment {
              status
            }
            conversation {
              id
            }
            videoSession {
              meetingUrl
            }
          }
        }
      }
      notifications(first: 10) {
        edges {
          node {
            title
          }
        }
      }
      recommendations(first: 5) {
        score
        reason
      }
      learningPaths {
        subject
        progress
      }
      metrics {
        lessonCount
      }
    }
  }
`;

export interface WholePicture {
  readonly me: {
    readonly id: string;
    readonly email: string | null;
    readonly firstName: string | null;
    readonly studentProfile: { readonly id: string } | null;
    readonly enrolledCourses: readonly { readonly id: string; readonly title: string | null }[] | null;
    readonly lessons: { readonly edges: readonly { readonly node: PicturedLesson }[] } | null;
    readonly notifications: { readonly edges: readonly { readonly node: { readonly title: string } }[] } | null;
    readonly recommendations: readonly { readonly score: number; readonly reason: string }[] | null;
    readonly learningPaths: readonly { readonly subject: string; readonly progress: number }[] | null;
    readonly metrics: { readonly lessonCount: number } | null;
  } | null;
}

interface PicturedLesson {
  readonly id: string;
  readonly status: string | null;
  readonly payment: { readonly status: string } | null;
  readonly conversation: { readonly id: string } | null;
  readonly videoSession: { readonly meetingUrl: string | null } | null;
}

export const askForTheWholePicture = (person: Participant): Promise<GraphqlAnswer<WholePicture>> => person.client.answer<WholePicture>(WHOLE_PICTURE);

/** Which services' parts are missing from an answer; empty when all six answered. */
export function missingParts({ me }: WholePicture): string[] {
  const completed = me?.lessons?.edges.map(({ node }) => node).find(({ status }) => status === 'COMPLETED');
  const parts: Record<string, boolean> = {
    identity: Boolean(me?.email && me.firstName),
    learning: Boolean(me?.studentProfile && me.enrolledCourses?.length && completed),
    payment: completed?.payment?.status === 'CAPTURED',
    communication: Boolean(me?.notifications?.edges.length && completed?.conversation && completed.videoSession),
    ai: Boolean(me?.recommendations?.length && me.learningPaths?.length),
    analytics: me?.metrics?.lessonCount === 1,
  };
  return Object.entries(parts).flatMap(([service, isThere]) => (isThere ? [] : [service]));
}

/** The student's home screen: one request, all six services. */
export async function seeTheWholePicture({ narrator, student }: { narrator: Narrator; student: Participant }): Promise<void> {
  await narrator.does('student', 'sees everything in one query that all six services answer', async () => {
    const { data, errors } = await askForTheWholePicture(student);
    if (errors?.length) throw new Error(`errors: ${JSON.stringify(errors)}`);
    const missing = data ? missingParts(data) : ['everything'];
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')} in ${JSON.stringify(data)}`);
  });
}
