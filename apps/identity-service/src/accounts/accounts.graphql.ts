import { IsText } from '@edtech/graphql';
import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
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

@ObjectType({ description: 'Two mails are on their way: the address changes when the links in both were followed, within a day.' })
export class EmailChangeStarted {
  @Field(() => [String], { description: 'The address that the account has, and the one that it is to get.' })
  sentTo!: string[];
}

@ArgsType()
export class ConfirmEmailChangeArguments {
  @Field(() => String, { description: 'From the link in one of the mails.' })
  @IsText({ minLength: 1, maxLength: 100 })
  token!: string;
}

@ObjectType({ description: 'One of the two addresses has agreed to the change.' })
export class EmailChangeConfirmed {
  @Field(() => Boolean, { description: 'Whether the address is changed now. If not, the other mail has still to be answered.' })
  isComplete!: boolean;
}
