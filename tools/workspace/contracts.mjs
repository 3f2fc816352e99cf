// `npm run contracts`: writes JSON Schemas, AsyncAPI document and catalogue; `-- --check` only compares, and
// `-- release [version]` writes down what is published from now on.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

prepare();
run(process.execPath, [join(root, 'tools/contracts/dist/main.js'), ...process.argv.slice(2)], { what: 'the contracts' });
