// Lets a process that a test forks run from TypeScript sources, compiled as jest compiles them.
const { transformFileSync } = require('@swc/core');
const { readFileSync, existsSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const { exclude, ...options } = JSON.parse(readFileSync(join(__dirname, '../../../.swcrc'), 'utf8'));
Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformFileSync(filename, { ...options, swcrc: false, sourceMaps: 'inline' }).code, filename);
};

// Sources name what they will be compiled to.
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
    const source = join(parent.path, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return resolve.call(this, request, parent, ...rest);
};
