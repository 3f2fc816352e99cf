import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Bench } from './bench.js';

/** Sends messages of the bench's size as fast as the C client can, and says how many each second. */
const SENDER = `
import sys, time
from confluent_kafka import Producer
brokers, topic, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
producer = Producer({'bootstrap.servers': brokers, 'enable.idempotence': True, 'acks': 'all', 'linger.ms': 5, 'queue.buffering.max.messages': 1000000})
names = ['specversion', 'id', 'type', 'source', 'subject', 'time', 'sequence', 'correlationid', 'traceparent']
headers = [('ce_' + name, b'0af7651916cd43dd8448eb211c80319c') for name in names] + [('content-type', b'application/json')]
value = b'x' * 500
acknowledged = 0
def count_it(error, message):
    global acknowledged
    if error is None: acknowledged += 1
producer.produce(topic, key='warm', value=value, headers=headers, on_delivery=count_it)
producer.flush()
acknowledged = 0
begun = time.perf_counter()
for n in range(count):
    producer.produce(topic, key=str(n % 1000), value=value, headers=headers, on_delivery=count_it)
    if n % 1000 == 0: producer.poll(0)
producer.flush()
seconds = time.perf_counter() - begun
if acknowledged != count: sys.exit(f'{acknowledged} of {count} were acknowledged')
print(count / seconds)
`;

/** What the C client reaches on the same broker: what our own client costs. It is no limit of ours, and need not be installed. */
export async function librdkafkaNote({ brokers, python }: Pick<Bench, 'brokers' | 'python'>, topic: string, count: number): Promise<string> {
  const run = promisify(execFile);
  try {
    await run(python, ['-c', 'import confluent_kafka']);
  } catch {
    return 'librdkafka is not installed (`pip install confluent-kafka`, and `--python` names the Python): what it would reach is not shown';
  }
  const { stdout } = await run(python, ['-c', SENDER, brokers, topic, String(count)]);
  return `librdkafka (confluent-kafka for Python) sends ${Math.round(Number(stdout)).toLocaleString('en')} messages/s of this size to the same broker`;
}
