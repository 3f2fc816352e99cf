import { JsonObject } from '@edtech/graphql';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DataExportStatus } from './data-export.rules.js';

export const DataExportStatusEnum = { COLLECTING: 'collecting', READY: 'ready', EXPIRED: 'expired' } as const satisfies Record<Uppercase<DataExportStatus>, DataExportStatus>;
registerEnumType(DataExportStatusEnum, {
  name: 'DataExportStatus',
  description: 'How far an export has come.',
  valuesMap: {
    COLLECTING: { description: 'Parts are still being collected, as its parts tell.' },
    READY: { description: 'It can be fetched.' },
    EXPIRED: { description: 'It could be fetched, and is gone.' },
  },
});

@ObjectType({ description: 'What one service of the platform hands over for an export.' })
export class DataExportPart {
  @Field(() => String, { description: 'The service: identity, learning, payment, communication, ai or analytics.' })
  service!: string;

  @Field(() => Int, { description: 'How often it was asked so far.' })
  attempts!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it is asked next; null once the part is there.' })
  nextAttemptAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the part was there; null while it is waited for.' })
  collectedAt!: Date | null;

  @Field(() => JsonObject, { nullable: true, description: 'How many rows there are, by table; null while the part is waited for.' })
  rows!: Record<string, number> | null;
}

@ObjectType({ description: 'An archive of everything that the platform holds of a person.' })
export class DataExport {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => DataExportStatusEnum, { description: 'How far it has come.' })
  status!: DataExportStatus;

  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its last part was there.' })
  completedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it can be fetched: seven days after it is ready.' })
  expiresAt!: Date | null;

  @Field(() => [DataExportPart], { description: 'One part for each service.' })
  parts!: DataExportPart[];

  @Field(() => String, {
    nullable: true,
    description:
      'Where it can be fetched, as often as wanted: a path at the address of this gateway, asked by GET with the access token of its owner, who has shown within the last ' +
      '15 minutes who they are (stepUp). A ZIP archive with a JSON file for each service, and manifest.json. Null unless it is ready.',
  })
  downloadPath!: string | null;
}
