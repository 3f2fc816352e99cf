export { messageOf, ProblemLog, speakableError } from '@edtech/scheduling';
