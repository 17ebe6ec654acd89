import { Socket } from 'node:net';
import type { Context } from 'hono';
import { z } from 'zod';

/** What @hono/node-server hands to handlers. */
const nodeServerEnv = z.object({ incoming: z.object({ socket: z.instanceof(Socket) }) });

/** Cuts the connection without an answer where there is one (under @hono/node-server); without a socket the call throws instead. */
export function breakConnection(c: Context): Response {
  const socket = nodeServerEnv.safeParse(c.env).data?.incoming.socket;
  if (!socket) throw new Error('the stand-in was asked to drop this connection');
  socket.destroy();
  return new Response(null, { status: 500 });
}
