// `npm run demo`: one lesson from sign-up to review against a running stack. See apps/journeys-e2e for the options.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

prepare();
run(process.execPath, [join(root, 'apps/journeys-e2e/dist/demo.js'), ...process.argv.slice(2)], { what: 'the demo' });
