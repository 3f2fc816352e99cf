import { Logger } from '@nestjs/common';
import { logLevel } from 'kafkajs';
import { kafkaLog } from './kafka-log.js';

describe("the client's log", () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  const debug = jest.spyOn(Logger.prototype, 'debug').mockReturnValue();
  const entry = (message: string, more: object = {}, level = logLevel.ERROR) => ({ level, namespace: 'Connection', label: 'ERROR', log: { timestamp: '', message, ...more } });

  beforeEach(() => jest.clearAllMocks());
  afterAll(() => jest.restoreAllMocks());

  test('says what is wrong and where, and nothing of what a message contains', () => {
    kafkaLog()(entry('Request failed', { broker: 'b:9092', topic: 't', error: 'timeout', payload: 'secret' }));
    expect(warn.mock.calls).toEqual([['Connection: Request failed: timeout (broker b:9092, topic t)']]);
  });

  test('says the same thing once a minute', () => {
    const log = kafkaLog();
    for (let n = 0; n < 20; n += 1) log(entry('connect ECONNREFUSED'));
    expect(warn).toHaveBeenCalledTimes(1);
    expect(debug).toHaveBeenCalledTimes(19);
  });

  test('does not alarm anybody about what belongs to an ordinary day', () => {
    const log = kafkaLog();
    log(entry("The coordinator is loading and hence can't process requests for this group"));
    log(entry('The group is rebalancing, re-joining', {}, logLevel.WARN));
    expect(warn).not.toHaveBeenCalled();
  });
});
