import { badParameter } from '../graph-refusal.ts';
import { checkWindow, deliver, reachable } from './deliver.ts';
import type { EdgeCall } from './edge.ts';
import { readContent, type Content } from './message-content.ts';
import { parameters } from './parse.ts';
import { replyPrivately } from './private-reply.ts';
import { sendRequest } from './send-request.ts';
import { actOn } from './sender-action.ts';

/** `POST /{id}/messages`: a message, a private reply to a comment, or an action such as typing. Messaging API, Private replies */
export async function send(call: EdgeCall): Promise<unknown> {
  const { world } = call;
  const asked = parameters(sendRequest, call.fields);
  world.conditions.checkSending();
  const { id, comment_id: commentId } = asked.recipient;
  if ((id === undefined) === (commentId === undefined))
    throw badParameter('Param recipient needs an id or a comment_id');
  if (commentId !== undefined) return replyPrivately(world, { commentId, asked });
  const state = reachable(world, id);
  if (asked.sender_action !== undefined) return actOn(world, state, asked);
  if (!asked.message) throw badParameter('Param message must not be empty');
  checkWindow(world, state, asked);
  const viaPage = call.kind === 'page';
  const content = await readContent(world, { message: asked.message, platform: state.platform, viaPage });
  world.rates.pass(isHeavy(content) ? 'audioOrVideo' : 'text');
  return deliver(world, state, { ...content, ...(asked.tag === undefined ? {} : { tag: asked.tag }) });
}

function isHeavy({ attachments = [] }: Content): boolean {
  return attachments.some(({ kind }) => kind === 'audio' || kind === 'video');
}
