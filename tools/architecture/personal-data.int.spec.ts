import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { connect } from '@edtech/drizzle';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import { erasePersonalData, exportPersonalData } from '@edtech/personal-data';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { createTestDatabase } from '@edtech/testing';
import { v7 as newId } from 'uuid';

const services: readonly AnyServiceDefinition[] = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

test.each(services)('what $service declares of personal data can be read and erased in its database, with the rights that it runs with', async (definition) => {
  const { service, personalData } = definition;
  const database = await createTestDatabase(definition);
  const { db, close } = connect({ ...database.environment, applicationName: 'personal-data', schema: service });
  try {
    const read: string[] = [];
    for await (const { table } of exportPersonalData(db, personalData, newId())) read.push(table);
    expect(read).toEqual(personalData.rows.filter(({ gives }) => !('nothing' in gives)).map(({ as }) => as));
    const counts = await db.transaction((tx) => erasePersonalData(tx, personalData, newId()));
    expect(Object.keys(counts).sort()).toEqual(
      personalData.rows
        .filter(({ erasure }) => erasure === 'delete' || !('keep' in erasure))
        .map(({ as }) => as)
        .sort(),
    );
  } finally {
    await close();
    await database.drop();
  }
}, 60_000);
