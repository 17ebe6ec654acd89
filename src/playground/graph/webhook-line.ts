import { postSigned } from './webhook.ts';

/** The way to the webhook, and what went over it. */
export interface WebhookLine {
  open(url: string): void;
  isOpen(): boolean;
  close(): void;
  /** Signs and sends; answers the status, 0 for a failed connection. Rejects when no webhook is set. */
  post(wire: string): Promise<number>;
  /** Sends an accepted body again. */
  repeat(at?: number): Promise<number>;
  /** Bodies the webhook accepted, oldest first. */
  accepted: readonly string[];
}

/** How many bodies are remembered. */
const MAX_ACCEPTED = 2000;

/** Closed until it has an address. */
export function createLine({ appSecret }: { appSecret: string }): WebhookLine {
  const accepted: string[] = [];
  let url: string | undefined;

  async function post(wire: string): Promise<number> {
    if (url === undefined) throw new Error('No webhook is set.');
    const status = await postSigned(url, wire, appSecret);
    if (isAccepted(status)) accepted.push(wire);
    if (accepted.length > MAX_ACCEPTED) accepted.shift();
    return status;
  }

  return {
    open: (next) => void (url = next),
    isOpen: () => url !== undefined,
    close: () => void (url = undefined),
    post,
    repeat(at = -1) {
      const wire = accepted.at(at);
      if (wire === undefined) throw new Error(`There was no delivery ${at} to repeat.`);
      return post(wire);
    },
    accepted,
  };
}

/** The platform takes any 2xx for an acceptance. */
export const isAccepted = (status: number): boolean => status >= 200 && status < 300;
