import { z } from 'zod';
import { outgoing } from './message-content.ts';
import { json } from './parse.ts';

/** Body of `POST /{id}/messages`. */
export const sendRequest = z.object({
  recipient: json(z.object({ id: z.string().optional(), comment_id: z.string().optional() })),
  message: json(outgoing).optional(),
  sender_action: z.string().optional(),
  payload: json(z.object({ message_id: z.string(), reaction: z.string().optional() })).optional(),
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).optional(),
  tag: z.string().optional(),
});

export type SendRequest = z.output<typeof sendRequest>;
