import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs the bundle of the services with what V8 compiled the last time: `launch.js <service> <bundle>`. A service then
 * starts in a third of the CPU time, which is what a machine has too little of when one is killed every second.
 */
const [, , service = '', bundle = ''] = process.argv;
const cacheFile = `${bundle}.${service}.cache`;
const cachedData = existsSync(cacheFile) ? readFileSync(cacheFile) : undefined;
const wrapped = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`;
const script = new Script(wrapped, { filename: bundle, cachedData });

if (cachedData === undefined || script.cachedDataRejected === true) {
  // After the service has begun to work: what it needs for that has then been compiled.
  setTimeout(() => {
    const draft = `${cacheFile}.${process.pid}`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cacheFile);
  }, 3_000).unref();
}

type Wrapped = (exports: object, require: NodeJS.Require, module: { exports: object }, filename: string, directory: string) => void;

const module_ = { exports: {} };
(script.runInThisContext() as Wrapped)(module_.exports, createRequire(bundle), module_, bundle, dirname(bundle));
