import { z } from 'zod';
import type { AdapterDeps, Media } from '../adapter.ts';
import { refusal, type BotApiAnswer, type BotApiCall } from '../bot-api-call.ts';

type Send = (call: BotApiCall) => Promise<BotApiAnswer>;
type Kind = 'photo' | 'document';

/** One place of a payload that holds a picture of the shop. */
interface Slot {
  kind: Kind;
  mediaId: string;
  /** Which message of the answer the picture is in (albums have several). */
  position: number;
  set(value: string): void;
}

const mark = 'media:';

const photoSizes = z.array(z.looseObject({ file_id: z.string(), width: z.number(), height: z.number() }));
const sentMessage = z.looseObject({
  photo: photoSizes.optional(),
  document: z.looseObject({ file_id: z.string() }).optional(),
});

/**
 * Sends calls on; a picture named `media:<id>` goes out as the file id Telegram gave it before, else as bytes whose
 * file id is then remembered. A remembered id that Telegram no longer knows is forgotten and the bytes sent once more.
 * A picture that is gone from the shop makes the call a refused one (400).
 */
export function withShopMedia(send: Send, deps: Pick<AdapterDeps, 'state' | 'media'>, botId: () => number): Send {
  const stateKey = (slot: Slot) => `telegram:${botId()}:${slot.kind}:${slot.mediaId}`;

  return async (call) => {
    if (call.body instanceof FormData) return await send(call);
    const body = structuredClone(call.body);
    const slots = findSlots(body);
    if (slots.length === 0) return await send(call);

    const remembered = await useRememberedFiles(slots, deps, stateKey);
    const first = await sendWithFiles({ call, body, slots: slots.filter((slot) => !remembered.has(slot)) });
    if (remembered.size === 0 || !isUnknownFile(first)) return first;
    for (const slot of remembered) await deps.state.delete(stateKey(slot));
    return await sendWithFiles({ call, body, slots });
  };

  async function sendWithFiles(upload: { call: BotApiCall; body: Record<string, unknown>; slots: Slot[] }) {
    const { call, body, slots } = upload;
    if (slots.length === 0) return await send({ ...call, body });
    const files = new Map<string, Media>();
    for (const slot of slots) {
      const media = await deps.media(slot.mediaId);
      if (media === undefined) return refusal(400, `Bad Request: media ${slot.mediaId} is gone`);
      const name = `file${slot.position}`;
      files.set(name, media);
      slot.set(`attach://${name}`);
    }
    const answer = await send({ ...call, body: toForm(body, files) });
    for (const slot of slots) {
      const fileId = fileIdOf(answer, slot);
      if (fileId !== undefined) await deps.state.write(stateKey(slot), fileId);
    }
    return answer;
  }
}

/** Finds `media:<id>` where the Bot API takes a file: `photo`, `document`, and `media` (one, or an album). */
function findSlots(body: Record<string, unknown>): Slot[] {
  const slots: Slot[] = [];
  const look = (holder: Record<string, unknown>, key: string, kind: Kind, position: number): void => {
    const value = holder[key];
    if (typeof value !== 'string' || !value.startsWith(mark)) return;
    slots.push({ kind, mediaId: value.slice(mark.length), position, set: (text) => void (holder[key] = text) });
  };
  look(body, 'photo', 'photo', 0);
  look(body, 'document', 'document', 0);
  const media = Array.isArray(body['media']) ? body['media'] : [body['media']];
  for (const [position, item] of media.entries()) {
    if (isRecord(item)) look(item, 'media', item['type'] === 'document' ? 'document' : 'photo', position);
  }
  return slots;
}

async function useRememberedFiles(
  slots: Slot[],
  deps: Pick<AdapterDeps, 'state'>,
  stateKey: (slot: Slot) => string,
): Promise<Set<Slot>> {
  const remembered = new Set<Slot>();
  for (const slot of slots) {
    const fileId = await deps.state.read(stateKey(slot));
    if (typeof fileId !== 'string') continue;
    slot.set(fileId);
    remembered.add(slot);
  }
  return remembered;
}

function toForm(body: Record<string, unknown>, files: Map<string, Media>): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    form.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  for (const [name, media] of files) {
    form.set(name, new Blob([new Uint8Array(media.bytes)], { type: media.mime }), media.name ?? name);
  }
  return form;
}

// "wrong file identifier/HTTP URL specified", "wrong remote file identifier specified: ...", "wrong remote file id ...".
function isUnknownFile(answer: BotApiAnswer): boolean {
  return answer.error_code === 400 && /wrong (remote )?file id|FILE_REFERENCE_/i.test(answer.description ?? '');
}

function fileIdOf(answer: BotApiAnswer, slot: Slot): string | undefined {
  const results = Array.isArray(answer.result) ? answer.result : [answer.result];
  const message = sentMessage.safeParse(results[slot.position]);
  if (!answer.ok || !message.success) return undefined;
  if (slot.kind === 'document') return message.data.document?.file_id;
  const largestFirst = (message.data.photo ?? []).toSorted((a, b) => b.width * b.height - a.width * a.height);
  return largestFirst[0]?.file_id;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
