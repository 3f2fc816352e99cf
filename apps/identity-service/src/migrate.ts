import { runMigration } from '@edtech/service-host';
import { identityService } from './app.js';

runMigration(identityService);
