import { JsonObject } from '@edtech/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsObject } from 'class-validator';
import { IsPlainText } from '../input-rules/plain-text.js';

@InputType({ description: 'A passkey that a browser has made.' })
export class RegisterPasskeyInput {
  @Field(() => String, { description: 'What to call it in the list, 1 to 100 characters.' })
  @IsPlainText({ maxLength: 100 })
  name!: string;

  @Field(() => JsonObject, { description: 'What navigator.credentials.create gave, as JSON.' })
  @IsObject()
  response!: Record<string, unknown>;
}
