import type { Capabilities } from '../../adapter.ts';
import { albumPictures, genericTemplate, quickReplies, replyWindowHours, type Flavour } from './limits.ts';

/** What the shop's screens may count on in a flavour; the figures are those of `limits.ts`. */
export function capabilitiesOf({ text, phoneQuickReply }: Flavour): Capabilities {
  return {
    edit: false,
    carousel: genericTemplate.elements,
    buttons: 'quick-replies',
    buttonTitle: quickReplies.title,
    // Longer ones are possible (1000 characters), but the shop's callback data is the Bot API's.
    payloadBytes: 64,
    // Where the platform counts characters, a text of as many bytes never has more of them.
    textBytes: text.limit,
    album: albumPictures,
    document: true,
    comments: true,
    firstContact: false,
    replyWindowHours,
    contactButton: phoneQuickReply,
    copyButton: false,
  };
}
