import type { CommentSettings } from '#src/shop/comments/comment-settings.ts';
import { commentModes } from '#src/shop/comments/comment-modes.ts';
import { gap, lines, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton } from './buttons.ts';
import type { CommentCase } from './callback-data.ts';

/** How comments under posts are answered, with a button for each change. */
export function commentSettingsScreen(words: Words, settings: CommentSettings, above?: string): Screen {
  const { commentsOn, priceInPublic, unlinkedComments, unclearComments } = settings;
  const modeOf = (mode: string): string => words.plain('owner-comment-mode', { mode });
  return {
    text: lines(
      above,
      words.html('owner-comments-title'),
      words.html(commentsOn ? 'owner-comments-on' : 'owner-comments-off'),
      words.html(priceInPublic ? 'owner-comments-price' : 'owner-comments-no-price'),
      gap,
      words.html('owner-comments-unlinked', { mode: modeOf(unlinkedComments) }),
      words.html('owner-comments-unclear', { mode: modeOf(unclearComments) }),
    ),
    buttons: [
      [
        commentsOn
          ? ownerButton(words, 'comments-stop', { kind: 'commentson', on: 'no' })
          : ownerButton(words, 'comments-start', { kind: 'commentson', on: 'yes' }),
      ],
      [
        priceInPublic
          ? ownerButton(words, 'price-hide', { kind: 'pricepublic', on: 'no' })
          : ownerButton(words, 'price-tell', { kind: 'pricepublic', on: 'yes' }),
      ],
      [modeButton(words, 'unlinked', unlinkedComments)],
      [modeButton(words, 'unclear', unclearComments)],
      [ownerButton(words, 'posts', { kind: 'posts', list: 'new', page: 0 }), deskButton(words)],
    ],
  };
}

/** Goes to the next of the modes. */
function modeButton(words: Words, what: CommentCase, now: (typeof commentModes)[number]): Button {
  const next = commentModes[(commentModes.indexOf(now) + 1) % commentModes.length] ?? now;
  const mode = words.plain('owner-comment-mode', { mode: next });
  return ownerButton(words, `comments-${what}`, { kind: 'commentmode', what, mode: next }, { mode });
}
