/** What a broker is told, one `key=value` per line. */
export function serverProperties({ port, controllerPort, dataDirectory }: { port: number; controllerPort: number; dataDirectory: string }): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
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
  };
  return lines(settings);
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
