import { IsText } from '@edtech/graphql';
import { Field, InputType } from '@nestjs/graphql';
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
