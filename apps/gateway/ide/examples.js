/** The operations of `examples/`, in order, each with the variables that lie beside it. */
const operations = import.meta.glob('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob('./examples/*.json', { query: '?raw', import: 'default', eager: true });

export const examples = Object.keys(operations)
  .sort()
  .map((path) => ({ query: operations[path], variables: variables[path.replace(/\.graphql$/, '.json')] ?? '' }));
