// Which file may import which. Boundaries between projects are Nx tags (tools/architecture/module-boundaries.mjs);
// these are the walls inside a service, and around the things that only one room may touch.
const { forbidden } = require('./tools/architecture/import-rules.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/target/|tools/architecture/fixtures/|\\.spec\\.ts$|^apps/[^/]+/drizzle/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@edtech/source', 'types', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'] },
  },
};
