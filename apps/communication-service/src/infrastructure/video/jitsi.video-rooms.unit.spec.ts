import { JitsiVideoRooms } from './jitsi.video-rooms.js';

describe('rooms on Jitsi', () => {
  it('are on the configured server, each under a name of its own that is drawn at random', () => {
    const rooms = new JitsiVideoRooms('https://video.example.org');
    const urls = Array.from({ length: 100 }, () => rooms.open().meetingUrl);
    for (const url of urls) expect(url).toMatch(/^https:\/\/video\.example\.org\/edtech-[0-9a-f]{40}$/);
    expect(new Set(urls).size).toBe(urls.length);
  });
});
