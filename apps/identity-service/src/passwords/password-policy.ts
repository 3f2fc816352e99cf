import { isCommon, isOfThePlatform, isPersonal, type PasswordOwner } from './password.rules.js';
import { passwordIsCommon, passwordIsPersonal } from './passwords.errors.js';

/** Holds new passwords to the rules that their length does not tell. There are none about what characters they are made of. */
export class PasswordPolicy {
  /** @param words of this deployment, that must not be most of a password */
  constructor(private readonly words: readonly string[] = []) {}

  /** @throws PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON */
  check(password: string, owner: PasswordOwner): void {
    if (isPersonal(password, owner)) throw passwordIsPersonal();
    if (isCommon(password) || isOfThePlatform(password, this.words)) throw passwordIsCommon();
  }
}
