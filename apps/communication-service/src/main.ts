import { runService } from '@edtech/service-host';
import { communicationService } from './app.js';

runService(communicationService);
