import type { AdapterDeps, Json } from '../adapter.ts';

type Deps = Pick<AdapterDeps, 'seal' | 'drop'>;
type Fields = { [key: string]: Json };

/**
 * Puts in place of a typed text what the house wants to be kept instead of it; likewise of captions, quotes and the message
 * that is answered. Other updates come back as they are.
 */
export async function sealText(payload: Json, deps: Deps): Promise<Json> {
  if (!isFields(payload) || !isFields(payload['message'])) return payload;
  const { text, ...rest } = payload['message'];
  const message = deps.drop ? withoutDropped(rest, deps.drop) : rest;
  if (typeof text !== 'string') return { ...payload, message };
  const chat = isFields(rest['chat']) ? rest['chat']['id'] : undefined;
  const sealed = typeof chat === 'number' ? await sealTyped(String(chat), text, deps) : undefined;
  return {
    ...payload,
    message: sealed === undefined ? { ...message, text } : { ...withoutEntities(message), text: sealed },
  };
}

/** A command is no password, but what stands behind it may be a code. */
async function sealTyped(chat: string, text: string, { seal, drop }: Deps): Promise<string | undefined> {
  return text.startsWith('/') ? drop?.(text) : await seal?.(chat, text);
}

function withoutDropped(fields: Fields, drop: NonNullable<Deps['drop']>): Fields {
  let isDropped = false;
  const kept = Object.entries(fields).map(([key, value]): [string, Json] => {
    if (typeof value !== 'string') return [key, key === 'reply_markup' ? value : inside(value, drop)];
    const instead = key === 'text' || key === 'caption' ? drop(value) : undefined;
    isDropped ||= instead !== undefined;
    return [key, instead ?? value];
  });
  const whole = Object.fromEntries(kept);
  return isDropped ? withoutEntities(whole) : whole;
}

function inside(value: Json, drop: NonNullable<Deps['drop']>): Json {
  if (Array.isArray(value)) return value.map((one) => inside(one, drop));
  return isFields(value) ? withoutDropped(value, drop) : value;
}

/** They would still tell where in the text a link or a number stood. */
function withoutEntities(message: Fields): Fields {
  const { entities: _entities, caption_entities: _captionEntities, ...rest } = message;
  return rest;
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
