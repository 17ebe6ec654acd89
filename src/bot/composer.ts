import { Composer } from 'grammy';
import { createSteps, talkControls, talks } from '#conversations/index.ts';
import type { BotContext } from '#src/ui/context.ts';
import { answerTaps } from './answer-taps.ts';
import { arrive } from './arrive.ts';
import { showWhereHeWas } from './bridge.ts';
import { bankGroup } from './bank-group.ts';
import { bankNotices } from './bank-notices.ts';
import { comments } from './comments.ts';
import { echo } from './echo.ts';
import { escape } from './escape.ts';
import { logged } from './failures.ts';
import { forgotten } from './forgotten.ts';
import { freeText } from './free-text.ts';
import type { Channel, House } from './house.ts';
import { silence } from './operator.ts';
import { ownerDesk } from './owner/index.ts';
import { receipts } from './receipts.ts';
import { sharedPost } from './shared-post.ts';
import { findTaken, goOnAfterTaken } from './taken-before.ts';
import { taps } from './taps.ts';

/** The whole shop in the order in which it looks at an update. Every channel runs this one list. */
export function shopComposer(house: House, channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const steps = createSteps(house.wordsFor);
  composer.use(logged(house, channel.name));
  composer.use(echo(house, channel));
  composer.use(forgotten(house, channel));
  composer.use(comments(house, channel));
  composer.use(bankGroup(house, channel));
  composer.use(arrive(house, channel));
  composer.use(answerTaps);
  composer.use(bankNotices(house, channel));
  composer.use(ownerDesk(house, channel));
  composer.use(talkControls({ storage: house.talks, version: house.talksVersion }));
  composer.use(findTaken);
  composer.use(escape());
  composer.use(silence(channel));
  composer.use(sharedPost(channel));
  composer.use(talks(steps));
  composer.use(showWhereHeWas);
  composer.use(goOnAfterTaken);
  composer.use(taps());
  composer.use(receipts(channel));
  composer.use(freeText(steps));
  return composer;
}
