import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMediaLinks } from '#src/web/media-links.ts';

const picture = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/jpeg' };
const hour = 3600_000;

function shop() {
  let now = Date.parse('2026-05-04T10:00:00Z');
  const links = createMediaLinks({
    address: 'https://shop.example.uz',
    secret: randomBytes(32).toString('base64'),
    media: { get: async (id) => (id === 'red.jpg' ? picture : undefined) },
    now: () => new Date(now),
  });
  const open = (link: string) => links.routes.request(link.replace('https://shop.example.uz', ''));
  return { links, open, later: (hours: number) => void (now += hours * hour) };
}

describe('addresses of pictures', () => {
  it('show the picture to whoever has one', async () => {
    const { links, open } = shop();
    const shown = await open(links.linkTo('red.jpg'));
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture.bytes);
  });

  it('open no other picture and for no longer than they say', async () => {
    const { links, open } = shop();
    const link = links.linkTo('red.jpg');
    expect((await open(link.replace('red', 'blue'))).status).toBe(403);
    expect((await open(link.replace(/exp=\d+/, 'exp=99999999999'))).status).toBe(403);
    expect((await open(link.replace(/sig=.*/, 'sig='))).status).toBe(403);
    expect((await open('/media/red.jpg')).status).toBe(403);
  });

  it('live for most of a day', async () => {
    const { links, open, later } = shop();
    const link = links.linkTo('red.jpg');
    later(17);
    expect((await open(link)).status).toBe(200);
    later(8);
    expect((await open(link)).status).toBe(403);
  });

  it('stay the same for hours, so that a platform fetches a picture once', () => {
    const { links, later } = shop();
    const link = links.linkTo('red.jpg');
    later(1);
    expect(links.linkTo('red.jpg')).toBe(link);
  });

  it('of a picture that is gone say so', async () => {
    const { links, open } = shop();
    expect((await open(links.linkTo('gone.jpg'))).status).toBe(404);
  });
});
