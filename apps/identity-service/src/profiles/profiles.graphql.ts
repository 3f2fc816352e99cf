import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsTimeZone, JsonObject, WhenGiven } from '@edtech/graphql';
import { ValidateIf } from 'class-validator';
import { DAY, IsDayOfCalendar } from '../input-rules/day.js';
import { IsLocale } from '../input-rules/locale.js';
import { MatchesSchema } from '../input-rules/matches-schema.js';
import { IsPlainText } from '../input-rules/plain-text.js';
import { preferencesDocument, settingsDocument } from './profile-documents.js';

const PREFERENCES =
  'What the user likes to learn or teach, all optional: subjects (up to 20 slugs), languages (up to 10 BCP 47 tags), lessonMinutes (30, 45, 60, 90 or 120).';
const SETTINGS =
  "How the user's clients look and behave, all optional: theme (light, dark, system), timeFormat (12h, 24h), weekStartsOn (monday, sunday), reducedMotion (boolean).";

@ObjectType({ description: 'What users say about themselves and how they like things.' })
export class UserProfile {
  @Field(() => String, { nullable: true, description: 'A text about the user.' })
  bio!: string | null;

  @Field(() => JsonObject, { description: PREFERENCES })
  preferences!: Record<string, unknown>;

  @Field(() => JsonObject, { description: SETTINGS })
  settings!: Record<string, unknown>;
}

@InputType({ description: 'What to change of the own account; what is left out stays as it is.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'The given name, 1 to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  firstName?: string;

  @Field(() => String, { nullable: true, description: 'The family name, 1 to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  lastName?: string;

  @Field(() => String, { nullable: true, description: 'The language to be addressed in, a BCP 47 tag such as de-AT.' })
  @WhenGiven()
  @IsLocale()
  locale?: string;

  @Field(() => String, { nullable: true, description: 'Where the user lives, an IANA time zone such as Europe/Vienna.' })
  @WhenGiven()
  @IsTimeZone()
  timeZone?: string;

  @Field(() => String, { nullable: true, description: 'A text about the user, up to 2000 characters; null removes it.' })
  @ValidateIf((_input, value: unknown) => value !== undefined && value !== null)
  @IsPlainText({ maxLength: 2000, mayBeBlank: true, multiline: true })
  bio?: string | null;

  @Field(() => String, { nullable: true, description: `When the user was born: ${DAY}. Said once; only an admin can correct it.` })
  @WhenGiven()
  @IsDayOfCalendar()
  dateOfBirth?: string;
}

@InputType({ description: 'New preferences, in place of all the old ones.' })
export class UpdatePreferencesInput {
  @Field(() => JsonObject, { description: PREFERENCES })
  @MatchesSchema(preferencesDocument)
  preferences!: Record<string, unknown>;
}

@InputType({ description: 'New settings, in place of all the old ones.' })
export class UpdateSettingsInput {
  @Field(() => JsonObject, { description: SETTINGS })
  @MatchesSchema(settingsDocument)
  settings!: Record<string, unknown>;
}
