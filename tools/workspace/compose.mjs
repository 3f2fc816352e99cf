// `npm run compose`: prints every subgraph and composes the supergraph; `-- --check` only compares.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

prepare();
run(process.execPath, [join(root, 'tools/composition/dist/main.js'), ...process.argv.slice(2)], { what: 'the composition' });
