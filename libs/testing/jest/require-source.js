/**
 * Lets jest's global setup require our libraries' sources. Jest transforms them, but outside of tests Node
 * resolves the names: it must be told that `./x.js` is `./x.ts`, and that `@edtech/x` is its `src`.
 */
const { existsSync } = require('node:fs');
const Module = require('node:module');
const { dirname, resolve } = require('node:path');

const libs = resolve(__dirname, '../..');

module.exports = function requireSource(lib, folder = libs) {
  const original = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    const ours = /^@edtech\/([a-z-]+)$/.exec(request);
    if (ours) return resolve(libs, ours[1], 'src/index.ts');
    if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
      const source = resolve(dirname(parent.filename), request.replace(/\.js$/, '.ts'));
      if (existsSync(source)) return source;
    }
    return original.call(this, request, parent, ...rest);
  };
  try {
    return require(resolve(folder, lib, 'src/index.ts'));
  } finally {
    Module._resolveFilename = original;
  }
};
