import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aclsFor } from '@edtech/messaging';
import { services } from '../services.js';
import { allAcls, kafkaAclLines } from './kafka-acl-lines.js';

const FILE = join(__dirname, '../../../kafka/access/acls.txt');

describe('the rights on the brokers', () => {
  test('as committed are what the contracts and the handlers say', async () => {
    expect(readFileSync(FILE, 'utf8')).toBe(kafkaAclLines(await allAcls(services)));
  });

  test('are granted in few calls, each with all the resources with which a user may do the same', () => {
    const lines = kafkaAclLines(aclsFor({ owner: 'payment', subscriptions: ['learning.lesson.booked.v1', 'identity.user.created.v1'] }));
    expect(lines.split('\n').filter((line) => line.startsWith('--'))).toEqual([
      '--allow-principal User:edtech-payment --resource-pattern-type literal --operation Create --operation Write --operation Describe --topic edtech.payment.erasure --topic edtech.payment.invoice --topic edtech.payment.payment',
      '--allow-principal User:edtech-payment --resource-pattern-type literal --operation Read --operation Describe --topic edtech.identity.user --topic edtech.learning.lesson --group payment',
      '--allow-principal User:edtech-payment --resource-pattern-type prefixed --operation Read --operation Delete --group edtech-payment.history.',
    ]);
  });

  test('of a topic that a service owns and reads as well are all granted', () => {
    const lines = kafkaAclLines(aclsFor({ owner: 'payment', subscriptions: ['payment.invoice.issued.v1'] }));
    const granted = lines.split('\n').filter((line) => line.includes('--topic edtech.payment.invoice'));
    expect(granted).toEqual([expect.stringContaining('--operation Create --operation Write --operation Describe --operation Read --topic edtech.payment.invoice')]);
  });
});
