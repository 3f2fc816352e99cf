export const PAYMENT_FIELDS = `
  id
  status
  declineReason
  lesson { id }
  amount { amountMinor currency }
  platformFee { amountMinor currency }
  tutorShare { amountMinor currency }
  invoice { id number issuedAt amount { amountMinor currency } }
`;

export const PAY_LESSON = `
  mutation ($input: PayLessonInput!) {
    payLesson(input: $input) {
      __typename
      ... on PaymentAuthorized { payment { ${PAYMENT_FIELDS} } }
      ... on CardDeclined { reason message payment { ${PAYMENT_FIELDS} } }
    }
  }
`;

interface Money {
  amountMinor: number;
  currency: string;
}

export interface PaidPayment {
  id: string;
  status: string;
  declineReason: string | null;
  lesson: { id: string };
  amount: Money;
  platformFee: Money;
  tutorShare: Money;
  invoice: { id: string; number: string; issuedAt: string; amount: Money } | null;
}

export type PayLessonAnswer =
  | { __typename: 'PaymentAuthorized'; payment: PaidPayment }
  | { __typename: 'CardDeclined'; reason: string; message: string; payment: PaidPayment };
