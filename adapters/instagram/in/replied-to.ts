import type { Message } from 'grammy/types';

type RepliedTo = NonNullable<Message['reply_to_message']>;

/** A message as the one that another answers: such a message tells of none that it answers itself. */
export function repliedTo(message: Message): RepliedTo {
  if (!answersNothing(message)) throw new TypeError('A message that is answered is shown without the one it answers.');
  return message;
}

// The Bot API's type demands that the field is there and undefined, which no literal can have with exact optional fields.
function answersNothing(message: Message): message is RepliedTo {
  return message.reply_to_message === undefined;
}
