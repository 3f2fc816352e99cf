import { isCommon, isPersonal, type PasswordOwner } from './password.rules.js';
import { passwordIsCommon, passwordIsPersonal } from './passwords.errors.js';

/**
 * Holds a new password to the rules that its length does not tell. There are none about what characters it is made of.
 *
 * @throws PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON
 */
export function checkPassword(password: string, owner: PasswordOwner): void {
  if (isPersonal(password, owner)) throw passwordIsPersonal();
  if (isCommon(password)) throw passwordIsCommon();
}
