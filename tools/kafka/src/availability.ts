import { spawnSync } from 'node:child_process';
import { jarsResolved } from './jars.js';

/** Whether Kafka can run on this machine; if not, why, and what to do about it. */
export type KafkaAvailability = { available: true } | { available: false; reason: string; remedy: string };

const OLDEST_JAVA = 17;
const OR_A_BROKER = 'or set KAFKA_BROKERS to a broker that you have, or EVENT_TRANSPORT=in-process to do without';

/** Looks for a JVM of at least version 17 and for Kafka's jars, or Maven to fetch them with. Takes about 0.2 s. */
export function kafkaAvailability(): KafkaAvailability {
  const java = javaVersion();
  if (java === undefined) {
    return { available: false, reason: 'there is no java on the PATH', remedy: `install a JDK or JRE ${OLDEST_JAVA} or later, ${OR_A_BROKER}` };
  }
  if (java < OLDEST_JAVA) {
    return { available: false, reason: `the java on the PATH is version ${java}`, remedy: `install version ${OLDEST_JAVA} or later, ${OR_A_BROKER}` };
  }
  if (!jarsResolved() && spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status !== 0) {
    return { available: false, reason: "Kafka's jars are not here yet, and there is no Maven (mvn) to fetch them with", remedy: `install Maven, ${OR_A_BROKER}` };
  }
  return { available: true };
}

function javaVersion(): number | undefined {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  // `openjdk version "17.0.15" ...`; before 9 it read `"1.8.0_402"`.
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr ?? '') ?? [];
  if (status !== 0 || first === undefined) return undefined;
  return Number(first === '1' ? second : first);
}
