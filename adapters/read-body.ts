/**
 * The bytes of a request's body, exactly as they came; undefined when there are more than `maxBytes`, of which then no
 * more than that were read. A body of announced length goes past web streams, which is three times as fast: that is why
 * Hono's bodyLimit, which opens one for every request, is not used at webhooks.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const { headers } = request;
  const announced = headers.has('transfer-encoding') ? null : headers.get('content-length');
  if (announced === null) return readCounted(request, maxBytes);
  return Number(announced) > maxBytes ? undefined : new Uint8Array(await request.arrayBuffer());
}

/** The bytes of a body whatever length it announces; undefined when there are more than `maxBytes`, and no more are read. */
export async function readCounted(
  { body }: Pick<Request | Response, 'body'>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
