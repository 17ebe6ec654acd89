import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadFile } from '#adapters/instagram/in/download.ts';
import { fileIdOf, readFileId } from '#adapters/instagram/in/file-id.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { mid } from './house.ts';

const picture = plainPicture();
const tooMuch = 20 * 1024 * 1024 + 1;

describe("a customer's file", () => {
  let root: string;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/picture') response.writeHead(200, { 'content-type': 'text/html' }).end(picture);
    else if (path === '/moved') response.writeHead(302, { location: '/picture' }).end();
    else if (path === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (path === '/busy') response.writeHead(503).end();
    else if (path === '/announced') response.writeHead(200, { 'content-length': String(tooMuch) }).flushHeaders();
    else if (path === '/endless') response.writeHead(200).end(Buffer.alloc(tooMuch));
    else response.writeHead(404).end('gone');
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const download = async (url: string, node?: unknown) =>
    await downloadFile(fileIdOf({ index: 1, mid, url }), {
      graphRoot: `${root}/graph`,
      fetchMessage: async () => node,
    });

  test.each(['/picture', '/moved'])('is fetched from %s with the type of its content', async (path) => {
    const media = await download(root + path);
    expect(media.mime).toBe('image/png');
    expect(Buffer.from(media.bytes).equals(picture)).toBe(true);
  });

  test('whose link died is asked for once more', async () => {
    const node = { attachments: { data: [{}, { image_data: { url: `${root}/picture` } }] } };
    expect((await download(`${root}/old`, node)).mime).toBe('image/png');
    expect((await download('', node)).mime).toBe('image/png');
    await expect(download(`${root}/old`, { attachments: { data: [] } })).rejects.toThrow('gone');
    await expect(download(`${root}/old`)).rejects.toThrow('gone');
  });

  test.each(['/announced', '/endless'])('larger than is kept (%s) is refused', async (path) => {
    await expect(download(root + path)).rejects.toMatchObject({ name: 'MediaTooLarge' });
  });

  test.each([
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com.evil.example/x',
    'https://evil-fbcdn.net/x',
    'https://user:pass@scontent.cdninstagram.com/x',
    'https://scontent.cdninstagram.com:8443/x',
    'https://169.254.169.254/latest',
    'file:///etc/passwd',
    'data:text/plain,hello',
    '/relative',
    'IMAGE_URL',
  ])('is not fetched from %s', async (url) => {
    await expect(download(url)).rejects.toThrow('gone');
  });

  test('is not followed to anywhere else, nor in circles', async () => {
    asked.length = 0;
    await expect(download(`${root}/away`)).rejects.toThrow('gone');
    await expect(download(`${root}/circle`)).rejects.toThrow('gone');
    expect(asked).toEqual(['/away', '/circle', '/circle', '/circle', '/circle']);
  });

  test('that can not be had now is a fault without the address', async () => {
    const fault = String(await download(`${root}/busy?signature=s3cret`).catch((error: unknown) => error));
    expect(fault).toMatch(/gone/);
    const busy = String(await download(`${root}/busy`).catch((error: unknown) => error));
    expect(busy).toContain('HTTP 503');
    expect(busy + fault).not.toMatch(/127\.0\.0\.1|s3cret/);
  });

  test('of another channel is a fault, not a crash', async () => {
    const nobody = { graphRoot: root, fetchMessage: async () => undefined };
    await expect(downloadFile('AgAD-file', nobody)).rejects.toThrow('no file of this channel');
    expect(readFileId('1:%E0%A4%A:https://x')).toBeUndefined();
  });
});

test('a file id reads back as it was written', () => {
  const file = { index: 3, mid: 'mid.145:41d$c/+=', url: 'https://lookaside.fbsbx.com/?a=1:2' };
  expect(readFileId(fileIdOf(file))).toEqual(file);
});
