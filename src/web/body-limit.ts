import { HTTPException } from 'hono/http-exception';

/**
 * The request with a body of which no more than `maxBytes` can be read: reading on rejects with a 413.
 * Nothing is read before somebody asks for it. A body whose announced length fits comes back as it is,
 * since HTTP ends it there.
 */
export function withBodyLimit(request: Request, maxBytes: number): Request {
  const { headers } = request;
  const announced = headers.has('transfer-encoding') ? null : headers.get('content-length');
  if (announced !== null && Number(announced) <= maxBytes) return request;
  if (!request.body) return request;
  const body = limited(request.body, announced === null ? maxBytes : 0);
  return new Request(request, { method: request.method, body, duplex: 'half' });
}

function limited(body: ReadableStream<Uint8Array>, maxBytes: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let readBytes = 0;
  return new ReadableStream(
    {
      pull: async (out) => {
        const { done, value } = await reader.read();
        if (done) return out.close();
        readBytes += value.byteLength;
        if (readBytes > maxBytes) throw new HTTPException(413, { message: 'Payload Too Large' });
        return out.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
