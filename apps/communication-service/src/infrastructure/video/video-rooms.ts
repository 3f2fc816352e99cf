/** Injects the service's {@link VideoRooms}. */
export const VIDEO_ROOMS = Symbol('VIDEO_ROOMS');

/** Where people meet face to face. */
export interface VideoRooms {
  /**
   * A new room that nobody finds without its URL. Computed on the spot: no provider is asked, so that it may be
   * called inside a transaction. Every call is another room.
   */
  open(): { readonly meetingUrl: string };
}
