/** This service needs nothing of its own: what every service reads is enough. */
export const aiVariables = {};
