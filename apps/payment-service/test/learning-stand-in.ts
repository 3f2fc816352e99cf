import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LessonState } from './payment-world.js';

/** Learning, as far as payments ask it: shows lessons to its participants. */
export class LearningStandIn {
  readonly lessons = new Map<string, LessonState>();
  readonly askedBy: (string | undefined)[] = [];
  down = false;

  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.askedBy.push(request.headers.authorization);
      if (this.down) return void response.writeHead(503).end();
      const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { ids: string[] } };
      const lessonsByIds = variables.ids.map((id) => this.show(id));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { lessonsByIds } }));
    });
  });

  static async start(): Promise<LearningStandIn> {
    const learning = new LearningStandIn();
    await new Promise<void>((resolve) => learning.server.listen(0, '127.0.0.1', resolve));
    return learning;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private show(id: string) {
    const lesson = this.lessons.get(id);
    if (!lesson) return null;
    const { status, holdExpiresAt, price, studentUserId, tutorUserId } = lesson;
    return { id, status: status.toUpperCase(), holdExpiresAt, price, student: { user: { id: studentUserId } }, tutor: { user: { id: tutorUserId } } };
  }
}
