import { startTestService, type TestService, type TestServiceOptions } from '@edtech/testing';
import { communicationService } from '../src/app.js';

/** The service. Its mails go into a folder that is removed when it closes, unless the test says where they go. */
export function startCommunication(options: TestServiceOptions = {}): Promise<TestService> {
  return startTestService(communicationService, options);
}
