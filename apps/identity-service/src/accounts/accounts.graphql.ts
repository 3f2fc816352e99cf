import { IsText } from '@edtech/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsEmailAddress } from '../input-rules/email-address.js';
import { PASSWORD_MAX_LENGTH } from '../passwords/password.rules.js';

@InputType({ description: 'A new e-mail address, and the password as proof.' })
export class ChangeEmailInput {
  @Field(() => String, { description: 'The new address.' })
  @IsEmailAddress()
  email!: string;

  @Field(() => String, { description: 'The password.' })
  @IsText({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  password!: string;
}
