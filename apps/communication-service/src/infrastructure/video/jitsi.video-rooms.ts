import { randomBytes } from 'node:crypto';
import type { VideoRooms } from './video-rooms.js';

/** Rooms on a Jitsi Meet server: a room is there once somebody opens its URL, and whoever knows the URL may enter. */
export class JitsiVideoRooms implements VideoRooms {
  /** @param baseUrl without a slash at its end: `https://meet.jit.si` */
  constructor(private readonly baseUrl: string) {}

  open(): { meetingUrl: string } {
    // The name is the only lock on the door: 160 random bits, drawn from nothing that anybody could know.
    return { meetingUrl: `${this.baseUrl}/edtech-${randomBytes(20).toString('hex')}` };
  }
}
