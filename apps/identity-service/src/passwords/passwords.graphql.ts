import { IsText } from '@edtech/graphql';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsEmailAddress } from '../input-rules/email-address.js';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password.rules.js';

@InputType({ description: 'A new password, and the current one as proof.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is now.' })
  @IsText({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  currentPassword!: string;

  @Field(() => String, { description: `${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters; neither the e-mail address nor the name, nor one that everybody tries first.` })
  @IsText({ minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  newPassword!: string;
}

@ArgsType()
export class RequestPasswordResetArguments {
  @Field(() => String, { description: 'The address that the account signs in with.' })
  @IsEmailAddress()
  email!: string;
}

@ArgsType()
export class ResetPasswordArguments {
  @Field(() => String, { description: 'From the link in the mail.' })
  @IsText({ minLength: 1, maxLength: 100 })
  token!: string;

  @Field(() => String, { description: `${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters; neither the e-mail address nor the name, nor one that everybody tries first.` })
  @IsText({ minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  newPassword!: string;
}
