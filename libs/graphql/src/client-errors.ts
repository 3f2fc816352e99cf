/** How clients are told of errors, without anything that serves GraphQL. */
export { INTERNAL_CODE, INTERNAL_MESSAGE } from './errors/internal-error.js';
export { badUserInput, type FieldProblem } from './inputs/bad-user-input.js';
export { isRequestError } from './errors/request-error.js';
