/** How clients are told that a service does not answer, without anything that asks one. */
export { serviceUnavailable } from './service-client.errors.js';
