// `npm run events`: operates the events of a running platform. See docs/events/operating.md, or `npm run events -- --help`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();
const tool = spawn(process.execPath, [join(root, 'tools/events/dist/main.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// A Ctrl-C reaches the tool by itself (same terminal) and it ends in its own time; a SIGTERM sent to npm has to be handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && tool.kill(signal));
tool.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
