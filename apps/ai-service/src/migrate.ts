import { runMigration } from '@edtech/service-host';
import { aiService } from './app.js';

runMigration(aiService);
