import { sendPicture } from './acts.js';
import { directPane } from './direct.js';
import { feedPhone } from './feed.js';
import { ownerApp } from './owner-app.js';
import { peopleTabs } from './people.js';

/**
 * Everything of Instagram on the page. It draws into nothing by itself: the page asks for its parts.
 * @param {{ account: any, posts: any[], people: any[] }} state
 * @param {{
 *   chosenId: string, botUsername: string, now: () => Date, isDirectSeen: () => boolean,
 *   onBridge: (person: any, payload: string) => void, onDirect: () => void, onChange: () => void,
 * }} deps `chosenId`: who was chosen before; `onDirect`: Direct is what one wants to see now; `onChange`: tabs and badges are others
 */
export function instagramView(state, { chosenId, botUsername, now, isDirectSeen, onBridge, onDirect, onChange }) {
  const { account, people } = state;
  const unread = new Map();
  let chosen = people.find(({ id }) => id === chosenId) ?? people[0];

  const directs = openDirects(people, { account, botUsername, now, onBridge });
  const feed = feedPhone({
    account,
    posts: state.posts,
    person: () => chosen,
    shade: () => people.indexOf(chosen),
    onDirect,
  });
  const owner = ownerApp({ account, people, now });

  function choose(id) {
    chosen = people.find((person) => person.id === id) ?? chosen;
    feed.drawPerson();
    onChange();
  }

  function hear({ personId, message }) {
    const isNew = !directs.get(personId)?.person.messages.some(({ id }) => id === message.id);
    directs.get(personId)?.showMessage(message);
    owner.showMessage(personId, message);
    const isSeen = personId === chosen.id && isDirectSeen();
    if (message.by !== 'account' || !isNew || isSeen) return;
    unread.set(personId, (unread.get(personId) ?? 0) + 1);
    onChange();
  }

  function unsend({ personId, messageId }) {
    directs.get(personId)?.removeMessage(messageId);
    owner.removeMessage(personId, messageId);
  }

  function showPost(post) {
    const at = state.posts.findIndex(({ id }) => id === post.id);
    if (at < 0) state.posts.push(post);
    else state.posts[at] = post;
    feed.showPost(post);
    onChange();
  }

  return {
    feed: feed.root,
    owner: owner.root,
    direct: () => directs.get(chosen.id),
    person: () => chosen,
    hasComments: () => state.posts.some(({ commentCount }) => commentCount > 0),
    tabs: () => peopleTabs({ people, activeId: chosen.id, unread, onChoose: choose }),
    unreadInDirect: () => sum(unread.values()),
    unreadByOwner: () => sum(people.map((person) => person.unread)),
    /** Direct of the chosen person is before somebody's eyes. */
    see: () => unread.delete(chosen.id),
    /** The time is another one. */
    tick() {
      for (const pane of directs.values()) pane.drawWindow();
      owner.tick();
    },
    handlers: {
      'ig-message': hear,
      'ig-frame': (frame) => {
        directs.get(frame.id)?.setFrame(frame);
        owner.draw();
        onChange();
      },
      'ig-unsent': unsend,
      'ig-seen': ({ personId }) => directs.get(personId)?.showSeen(),
      'ig-post': showPost,
      'ig-post-gone': ({ postId }) => feed.removePost(postId),
    },
  };
}

function openDirects(people, { account, botUsername, now, onBridge }) {
  const openOne = (person) =>
    directPane(person, {
      account,
      botUsername,
      now,
      sendPicture: (file) => sendPicture(person.id, file),
      onBridge: (payload) => onBridge(person, payload),
    });
  return new Map(people.map((person) => [person.id, openOne(person)]));
}

/** @param {Iterable<number>} counts */
function sum(counts) {
  return [...counts].reduce((all, count) => all + count, 0);
}
