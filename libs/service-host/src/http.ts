/** What serves HTTP, and nothing of what a service needs beside it: a program that imports this alone loads no database, no broker and no GraphQL. */
export { createHttpApplication, type HttpApplicationOptions } from './create-http-application.js';
export { exitWith } from './exit-with.js';
export { keepHeapSmall } from './keep-heap-small.js';
export { noteAsking, noteHostile, noteRefusal, noteTooLarge } from './security/note-refusals.js';
export { asStartError, StartError } from './start-error.js';
export { stopOnSignal } from './stop-on-signal.js';
export { Peers } from './tls/peers.js';
export { urlOf } from './url-of.js';
