// `npm run pages`: writes the generated parts of docs. The tests that compare them do it.
import { join } from 'node:path';
import { checkNode, installDependencies, root, run } from './prepare.mjs';

checkNode();
installDependencies();
const jest = join(root, 'node_modules/jest/bin/jest.js');
run(process.execPath, [jest, 'tools/architecture/(access|data|inputs)-page', '--selectProjects', 'unit'], { what: 'the pages', env: { PAGES: 'write' } });
