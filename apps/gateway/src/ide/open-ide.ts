import { join } from 'node:path';
import type { Fetch } from '@edtech/auth';
import type { GatewayEnvironment } from '../environment.js';
import type { Ide } from './add-ide-routes.js';
import { readIdeFiles } from './ide-files.js';

/** @returns undefined where the page has not been bundled (`nx run gateway:build`) */
export async function openIde({ serviceUrls, mailFolder }: Pick<GatewayEnvironment, 'serviceUrls' | 'mailFolder'>, fetch: Fetch): Promise<Ide | undefined> {
  const files = readIdeFiles(join(__dirname, '../../ide/dist'));
  if (!files) return undefined;
  // Not loaded at all in production, where nobody's mails can be read.
  const { makeDemoAccount } = await import('./make-demo-account.js');
  return { files, makeDemoAccount: (role) => makeDemoAccount({ identityUrl: serviceUrls.identity, mailFolder, role, fetch }) };
}
