import { conversations, createConversation, type ConversationData, type VersionedState } from '@grammyjs/conversations';
import { Composer, type StorageAdapter } from 'grammy';
import type { BotContext } from '#src/ui/context.ts';
import type { WordsFor } from '#src/ui/words.ts';
import { createSale, saleTalk } from './sale.ts';
import { createSteps } from './sale/steps.ts';

export { createSteps, type Steps } from './sale/steps.ts';
export { saleTalk } from './sale.ts';
export { lookAtSale } from './look.ts';
export { answerDraft, type Answered } from './answer-draft.ts';
export { flowsVersion } from './version.ts';
export { tappedOption } from './sale/option.ts';

export interface TalkDeps {
  wordsFor: WordsFor;
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
        getStorageKey: (ctx) => (ctx.chatId === undefined ? undefined : `${ctx.identity.channel}:${ctx.chatId}`),
      },
    }),
  );
  return composer;
}

/** The talks themselves: an update of a running talk goes there first. */
export function talks(deps: Pick<TalkDeps, 'wordsFor'>): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const sale = createSale({ wordsFor: deps.wordsFor, steps: createSteps(deps.wordsFor) });
  composer.use(createConversation(sale, saleTalk));
  return composer;
}
