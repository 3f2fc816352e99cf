const MESSAGES: Readonly<Record<string, string>> = {
  card_declined: 'Your card was declined.',
  insufficient_funds: 'Your card was declined: there is not enough money on the account.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is not right.",
  processing_error: 'Your card could not be processed. Please try again.',
  authentication_required: 'Your bank asks for a confirmation that cannot be given here. Please use another card.',
  payment_method_unknown: 'The card provider does not know this card.',
  provider_unreachable: 'The card provider could not be reached.',
};

/** Tells people why they could not pay. */
export function declineMessage(reason: string): string {
  return MESSAGES[reason] ?? 'Your card could not be charged.';
}
