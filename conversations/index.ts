import { conversations, createConversation, type ConversationData, type VersionedState } from '@grammyjs/conversations';
import { Composer, type StorageAdapter } from 'grammy';
import type { BotContext } from '#src/ui/context.ts';
import { createSale, saleTalk } from './sale.ts';
import type { Steps } from './sale/steps.ts';

export { createSteps, type Steps } from './sale/steps.ts';
export { saleTalk } from './sale.ts';
export { takeChange, takeIfAnswer } from './take-answer.ts';
export { lookAtSale } from './look.ts';
export { answerDraft, sayTaken, takenScreen } from './answer-draft.ts';
export { flowsVersion } from './version.ts';
export { tappedOption } from './sale/option.ts';

export interface TalkDeps {
  storage: StorageAdapter<VersionedState<ConversationData>>;
  /** Talks begun under another version are dropped; the draft carries the sale on. */
  version: string;
}

/** Puts `ctx.conversation` on every update that has a chat. Must come before anything that enters or leaves talks. */
export function talkControls(deps: TalkDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    conversations<BotContext, BotContext>({
      storage: {
        type: 'key',
        version: deps.version,
        adapter: deps.storage,
        getStorageKey: (ctx) => (ctx.chatId === undefined ? undefined : talkKey(ctx.identity.channel, ctx.chatId)),
      },
    }),
  );
  return composer;
}

/** The talks themselves: an update of a running talk goes there first. */
export function talks(steps: Steps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(createConversation(createSale(steps), saleTalk));
  return composer;
}

/** Under which key the talks of a chat are kept: where it is deleted, nothing is asked there any more. */
export function talkKey(channel: string, chatId: number | string): string {
  return `${channel}:${chatId}`;
}
