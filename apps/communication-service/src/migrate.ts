import { runMigration } from '@edtech/service-host';
import { communicationService } from './app.js';

runMigration(communicationService);
