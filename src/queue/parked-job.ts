import { z } from 'zod';

const event = z.looseObject({ channel: z.string(), lane: z.string(), payload: z.json() });
const receipt = z.looseObject({ receiptId: z.int(), lane: z.string() });
const notice = z.looseObject({ noticeId: z.int(), lane: z.string() });

/** What is kept of a job that was given up: the job itself stays in its queue as done, for as long as the queue keeps it. */
export const parkedJob = z.discriminatedUnion('queue', [
  z.object({ queue: z.literal('inbound'), jobId: z.uuid(), data: event, error: z.string() }),
  z.object({ queue: z.literal('outbound'), jobId: z.uuid(), data: notice, error: z.string() }),
  z.object({ queue: z.literal('reading'), jobId: z.uuid(), data: receipt, error: z.string() }),
]);

export type ParkedJob = z.infer<typeof parkedJob>;
