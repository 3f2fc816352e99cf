import type { Certificate } from './certificate.js';

export interface ServerSettings {
  port: number;
  /** Where clients find it; another port than its own where something stands in between. */
  advertisedPort: number;
  controllerPort: number;
  dataDirectory: string;
  /** Absent: everybody may do everything. */
  access?: AccessSettings;
  /** Further ones, by their names. */
  more?: Readonly<Record<string, string | number | boolean>>;
}

/** Who is let in. What they may do is granted by access control lists; all else is denied. */
export interface AccessSettings {
  /** Passwords by name. */
  users: Readonly<Record<string, string>>;
  /** Of the two that may do everything: the broker itself, and whoever grants rights. */
  brokerPassword: string;
  administratorPassword: string;
  /** Absent: clients come in the clear. */
  certificate?: Certificate;
}

/** The user that grants rights. */
export const ADMINISTRATOR = 'admin';
const BROKER = 'broker';

/** What a broker is told, one `key=value` per line. */
export function serverProperties({ port, advertisedPort, controllerPort, dataDirectory, access, more }: ServerSettings): string {
  const protocol = access ? 'SASL_PLAINTEXT' : 'PLAINTEXT';
  const clients = access?.certificate ? 'SASL_SSL' : protocol;
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${advertisedPort}`,
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': `CLIENT:${clients},CONTROLLER:${protocol}`,
    ...(access && accessProperties(access)),
    'log.dirs': dataDirectory.replaceAll('\\', '/'),
    // A topic that nobody made is a mistake in a name.
    'auto.create.topics.enable': false,
    // There is nobody to replicate to.
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // Internal topics of fifty partitions are for clusters: here they only cost time to make and to open.
    'offsets.topic.num.partitions': 3,
    'transaction.state.log.num.partitions': 3,
    'share.coordinator.state.topic.num.partitions': 3,
    // A group of one service does not wait for others to join.
    'group.initial.rebalance.delay.ms': 0,
    // Where members are killed on purpose the others need not wait for them for long, if the members say so.
    'group.min.session.timeout.ms': 1_000,
    ...more,
  };
  return lines(settings);
}

/**
 * A broker that knows its users, and denies what is not granted. Names and passwords by PLAIN are read at every start;
 * those by SCRAM are kept in the data, so that they can be changed while it runs.
 */
function accessProperties({ users, brokerPassword, administratorPassword, certificate }: AccessSettings): Record<string, string | boolean> {
  const everybody = { ...users, [BROKER]: brokerPassword, [ADMINISTRATOR]: administratorPassword };
  const known = Object.entries(everybody).map(([name, password]) => `user_${name}="${password}"`);
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${BROKER}" password="${brokerPassword}" ${known.join(' ')};`;
  return {
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.client.plain.sasl.jaas.config': plain,
    'listener.name.client.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': plain,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': false,
    'super.users': `User:${BROKER};User:${ADMINISTRATOR}`,
    ...(certificate && {
      'ssl.keystore.type': 'PKCS12',
      'ssl.keystore.location': certificate.keystore,
      'ssl.keystore.password': certificate.password,
      // The broker is a client of itself.
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': certificate.file,
    }),
  };
}

/** Log to one file; the broker says little there while all is well. */
export function loggingProperties(logFile: string): string {
  return lines({
    status: 'error',
    'appender.file.type': 'File',
    'appender.file.name': 'file',
    'appender.file.fileName': logFile.replaceAll('\\', '/'),
    'appender.file.append': false,
    'appender.file.layout.type': 'PatternLayout',
    'appender.file.layout.pattern': '%d{ISO8601} %p %c{1}: %m%n',
    'rootLogger.level': 'warn',
    'rootLogger.appenderRef.file.ref': 'file',
  });
}

/** Small enough for a laptop that runs everything else too. */
export const jvmOptions = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

function lines(settings: Record<string, string | number | boolean>): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
