import { runMigration } from '@edtech/service-host';
import { analyticsService } from './app.js';

runMigration(analyticsService);
