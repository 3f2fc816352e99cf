import { runService } from '@edtech/service-host';
import { aiService } from './app.js';

runService(aiService);
