import { exitOnEnvironmentError } from '@edtech/environment';
import { program } from 'commander';
import { addLag } from './commands/lag.js';
import { addOperations } from './commands/operations.js';
import { addParked } from './commands/parked.js';
import { addProjections } from './commands/projections.js';
import { parseEventsEnvironment } from './environment.js';
import { runner, withGlobalOptions } from './run-command.js';

const environment = exitOnEnvironmentError(() => parseEventsEnvironment(process.env));
const run = runner(environment);

withGlobalOptions(program, environment)
  .name('npm run events --')
  .description('Operates the events of a running platform, through its gateway, as a service account or an admin.')
  .addHelpText(
    'after',
    `
Environment:
  EVENTS_CLIENT_ID, EVENTS_CLIENT_SECRET (or EVENTS_CLIENT_SECRET_FILE)       the service account that works
  EDTECH_ADMIN_EMAIL, EDTECH_ADMIN_PASSWORD (or EDTECH_ADMIN_PASSWORD_FILE)   else, the admin who signs in
Exit codes:
  0 fine, 1 refused, failed, interrupted or a service did not answer, 2 found what was looked for (drift)`,
  );
addLag(program, run);
addParked(program, run);
addProjections(program, run);
addOperations(program, run);

void program.parseAsync();
