import { execFileSync } from 'node:child_process';
import { kafkaAvailability, startKafka } from '@edtech/kafka';
import { StackError } from './stack-error.js';

/** A running broker, whoever runs it. */
export interface Broker {
  readonly brokers: string;
  stop(): Promise<void>;
}

interface BrokerPlan {
  /** `KAFKA_BROKERS`: an existing cluster, which is used and never stopped. */
  readonly existing: string | undefined;
  readonly directory: string;
  readonly port: number;
}

/** An existing cluster if named, else Apache Kafka on the local JVM, else in Docker; else a sentence that says what to install. */
export async function obtainBroker(plan: BrokerPlan, tell: (text: string) => void): Promise<Broker> {
  if (plan.existing) return { brokers: plan.existing, stop: async () => undefined };
  const onJvm = kafkaAvailability();
  if (onJvm.available) return startKafka({ directory: plan.directory, port: plan.port, onProgress: tell });
  if (dockerRuns()) return startInDocker(plan.port, tell);
  throw new StackError(`--services needs a Kafka broker, and ${onJvm.reason}. Do one of these: ${onJvm.remedy}; or start a Docker engine.`);
}

function dockerRuns(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    // No client or no engine: the caller says what else can be done.
    return false;
  }
}

function startInDocker(port: number, tell: (text: string) => void): Broker {
  tell('starting apache/kafka in Docker');
  const name = `edtech-kafka-${port}`;
  const settings = {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${port}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  };
  const environment = Object.entries(settings).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  execFileSync('docker', ['run', '--rm', '--detach', '--name', name, '--publish', `127.0.0.1:${port}:${port}`, ...environment, 'apache/kafka:4.3.1']);
  return {
    brokers: `localhost:${port}`,
    stop: async () => void execFileSync('docker', ['stop', name], { stdio: 'ignore' }),
  };
}
