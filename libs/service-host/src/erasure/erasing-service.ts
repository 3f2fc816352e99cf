/** Which service it is that erases. */
export const ERASING_SERVICE = Symbol('ERASING_SERVICE');
