import { runMigration } from '@edtech/service-host';
import { learningService } from './app.js';

runMigration(learningService);
