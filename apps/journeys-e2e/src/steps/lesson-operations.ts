// What clients ask on the way to a lesson.

export const FREE_SLOTS = /* GraphQL */ `
  query FreeSlots($tutorId: ID!, $from: DateTime!, $to: DateTime!, $durationMinutes: Int!) {
    freeSlots(tutorId: $tutorId, from: $from, to: $to, durationMinutes: $durationMinutes) {
      startsAt
      endsAt
    }
  }
`;

export const BOOK_LESSON = /* GraphQL */ `
  mutation BookLesson($input: BookLessonInput!) {
    bookLesson(input: $input) {
      __typename
      ... on LessonBooked {
        lesson {
          id
        }
      }
    }
  }
`;

export const PAY_LESSON = /* GraphQL */ `
  mutation PayLesson($input: PayLessonInput!) {
    payLesson(input: $input) {
      __typename
    }
  }
`;

export const LESSON_STATUS = /* GraphQL */ `
  query LessonStatus($id: ID!) {
    lesson(id: $id) {
      status
    }
  }
`;
