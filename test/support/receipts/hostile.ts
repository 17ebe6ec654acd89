import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

export interface HostileFile {
  /** As a customer might name it. */
  name: string;
  /** What the sender claims it is. */
  mime: string;
  bytes: Uint8Array;
}

const text = (content: string) => new TextEncoder().encode(content);

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A grey PNG of any size that takes a few kilobytes: written by hand, since nobody should unpack it here either. */
export function pngOfSize(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function animated(format: 'gif' | 'webp'): Promise<Uint8Array> {
  const frames = ['#ffffff', '#204060', '#c04020'].map(
    (background) => ({ create: { width: 320, height: 480, channels: 3, background } }) as const,
  );
  const pages = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
  const image = sharp(pages, { join: { animated: true } });
  return format === 'gif' ? image.gif().toBuffer() : image.webp().toBuffer();
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="600" height="900">' +
  '<image xlink:href="file:///etc/hostname" width="10" height="10"/>' +
  '<text x="50" y="100" font-size="60">350 037 UZS</text></svg>';

/** An empty archive: only the record at the end of a ZIP. */
const zip = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);

/** Files that a reader must refuse, or hand on, without falling: each is made here, none is kept. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const photo = await sharp({ create: { width: 800, height: 1200, channels: 3, background: '#8090a0' } })
    .png()
    .toBuffer();
  const jpeg = await sharp(photo)
    .composite([{ input: Buffer.from(svg), blend: 'over' }])
    .jpeg()
    .toBuffer();
  const png = await sharp(jpeg).png().toBuffer();
  return [
    { name: 'bomb.png', mime: 'image/png', bytes: pngOfSize(16_000, 16_000) },
    { name: 'wide.png', mime: 'image/png', bytes: pngOfSize(60_000, 40) },
    { name: 'large.png', mime: 'image/png', bytes: pngOfSize(5_200, 5_200) },
    { name: 'drawing.png', mime: 'image/png', bytes: text(svg) },
    { name: 'moving.gif', mime: 'image/gif', bytes: await animated('gif') },
    { name: 'moving.webp', mime: 'image/webp', bytes: await animated('webp') },
    { name: 'cut.jpg', mime: 'image/jpeg', bytes: jpeg.subarray(0, Math.floor(jpeg.length / 2)) },
    { name: 'head-only.jpg', mime: 'image/jpeg', bytes: jpeg.subarray(0, 24) },
    { name: 'cut.png', mime: 'image/png', bytes: png.subarray(0, Math.floor(png.length / 2)) },
    { name: 'empty.jpg', mime: 'image/jpeg', bytes: new Uint8Array() },
    { name: 'words.jpg', mime: 'image/jpeg', bytes: text('/etc/passwd\n/etc/hostname\n') },
    { name: 'broken.pdf', mime: 'application/pdf', bytes: text('%PDF-1.7\n1 0 obj << /Type /Catalog >> nothing more') },
    {
      name: 'page.html',
      mime: 'image/png',
      bytes: text('<!doctype html><script>location="//example.invalid"</script>'),
    },
    { name: 'archive.jpg', mime: 'image/jpeg', bytes: zip },
  ];
}
