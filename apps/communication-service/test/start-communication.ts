import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestService, type TestService, type TestServiceOptions } from '@edtech/testing';
import { communicationService } from '../src/app.js';

/** The service, with its mails going into a folder that is removed when it closes unless the test says where they go. */
export async function startCommunication({ own, ...options }: TestServiceOptions = {}): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), 'edtech-mail-'));
  const mail: Record<string, string> = own?.['COMMUNICATION_MAIL'] === 'smtp' ? {} : { COMMUNICATION_MAIL_FOLDER: folder };
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const service = await startTestService(communicationService, { ...options, own: { ...mail, ...own } });
    return { ...service, close: () => service.close().finally(removeFolder) };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
