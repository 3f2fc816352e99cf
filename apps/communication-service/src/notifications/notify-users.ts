import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@edtech/drizzle';
import { RetryLater } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 as uuidv7 } from 'uuid';
import { NotificationDeliveriesRepository } from '../infrastructure/database/repositories/notification-deliveries.repository.js';
import { NotificationsRepository } from '../infrastructure/database/repositories/notifications.repository.js';
import { UserReferencesRepository } from '../infrastructure/database/repositories/user-references.repository.js';
import { channelsOf, type NotificationFacts, type NotificationType } from './notification-types.js';
import { renderNotification } from './render-notification.js';

/** Something that one user is to be told. */
export type Notice = {
  [T in NotificationType]: { readonly userId: string; readonly type: T; readonly facts: NotificationFacts[T] };
}[NotificationType];

/** The fact that notices tell of. */
export interface NotifiedFact {
  /** The event's id, or the message's: a user hears of it once. */
  readonly eventId: string;
  readonly lessonId: string | null;
  /** Everyone who is told or named. */
  readonly people: readonly string[];
}

/** Writes notifications in their readers' languages, and what is to be delivered outside, in the caller's transaction. */
@Injectable()
export class NotifyUsers {
  constructor(
    private readonly users: UserReferencesRepository,
    private readonly notifications: NotificationsRepository,
    private readonly deliveries: NotificationDeliveriesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws RetryLater while the account of one of the people has not arrived. */
  async run(tx: Transaction, fact: NotifiedFact, write: (nameOf: (userId: string) => string) => readonly Notice[]): Promise<void> {
    const people = await this.users.findToName(tx, fact.people);
    const person = (userId: string) => {
      const found = people.get(userId);
      if (!found) throw new RetryLater(`the account of user ${userId} has not arrived`);
      return found;
    };
    fact.people.forEach(person);
    const createdAt = this.clock.now();
    const wanted = write((userId) => person(userId).name).filter(({ userId }) => person(userId).status !== 'deleted');
    if (wanted.length === 0) return;
    const written = wanted.map(({ userId, type, facts }) => ({
      id: uuidv7(),
      userId,
      type,
      ...renderNotification(type, facts, person(userId)),
    }));

    const added = await this.notifications.add(
      tx,
      written.map(({ plain: _plain, ...notification }) => ({ ...notification, eventId: fact.eventId, lessonId: fact.lessonId, createdAt })),
    );
    const deliveries = written
      .filter(({ id }) => added.has(id))
      .flatMap(({ id, userId, type, plain }) =>
        channelsOf[type].map((channel) => ({
          id: uuidv7(),
          notificationId: id,
          userId,
          channel,
          subject: plain.title,
          body: plain.content,
          createdAt,
          nextAttemptAt: createdAt,
        })),
      );
    await this.deliveries.add(tx, deliveries);
  }
}
