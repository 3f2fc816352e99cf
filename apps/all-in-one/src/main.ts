import 'reflect-metadata';
import { exitOnEnvironmentError } from '@edtech/environment';
import { exitWith, stopOnSignal } from '@edtech/service-host';
import { parseAllInOneEnvironment } from './environment.js';
import { startAllInOne } from './start-all-in-one.js';

const environment = exitOnEnvironmentError(() => parseAllInOneEnvironment(process.env));
startAllInOne(environment).then(stopOnSignal, exitWith);
