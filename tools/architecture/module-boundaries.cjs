// Who may use whom, by the tags of each project.json. There is no `*`: a project without a rule may use nothing.
const SERVICES = ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'];

exports.depConstraints = [
  // A service never uses a service: what it needs from another arrives as events.
  ...SERVICES.map((service) => ({
    sourceTag: `scope:${service}`,
    onlyDependOnLibsWithTags: [`scope:${service}`, 'scope:lib', 'scope:contracts'],
  })),
  { sourceTag: 'scope:gateway', onlyDependOnLibsWithTags: ['scope:gateway', 'scope:lib'] },
  { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:contracts'] },
  { sourceTag: 'scope:lib', onlyDependOnLibsWithTags: ['scope:lib', 'scope:contracts'] },
  // The seven in one process: the only app that knows them all.
  { sourceTag: 'scope:all-in-one', onlyDependOnLibsWithTags: [...SERVICES.map((service) => `scope:${service}`), 'scope:gateway', 'scope:lib'] },
  // The journeys know only the front door.
  { sourceTag: 'scope:journeys', onlyDependOnLibsWithTags: ['scope:journeys', 'scope:lib', 'scope:tools'] },
  // Tools measure, break and compare whatever is there.
  { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: [...SERVICES.map((service) => `scope:${service}`), 'scope:gateway', 'scope:lib', 'scope:contracts', 'scope:tools'] },
];

// libs/testing stands on the libraries, and their tests stand on it. Circles among the sources themselves are
// refused by dependency-cruiser, which looks at files and leaves tests out.
exports.ignoredCircularDependencies = ['auth', 'drizzle', 'embedded-postgres', 'environment', 'graphql', 'messaging', 'observability', 'personal-data', 'service-host'].map((library) => ['testing', library]);
