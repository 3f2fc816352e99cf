// The files that hold rules and nothing else: no framework, no clock, no I/O. A file says so by its name
// (`<slice>/<noun>.rules.ts`), or is listed here where it bears its slice's own noun.
exports.PURE_RULES = [
  '[^/]+/[^/]+\\.rules',
  'availability/availability',
  'conversations/conversation',
  'invoices/invoice-number',
  'ledger/journal',
  'lessons/known-lesson',
  'lessons/lesson',
  'lessons/lesson-price',
  'lessons/lesson-status',
  'lessons/lesson-terms',
  'matching/ranking',
  'notifications/notification-texts',
  'notifications/notification-types',
  'notifications/render-notification',
  'payments/payment',
  'payments/refusal-to-pay',
  'payments/split-amount',
  'video-sessions/video-session',
];
