import { h, replaceKeepingFocus } from '../dom.js';
import { noteStrip } from '../notes.js';
import { act } from './acts.js';
import { avatar } from './avatar.js';
import { commentBox } from './comment-box.js';
import { postCard } from './post.js';
import { storyDialog } from './story.js';
import { t } from './strings.js';
import { inStripOrder, postStrip } from './strip.js';

/**
 * The phone on which a person looks at the account: its story, its posts, the comments.
 * @param {{
 *   account: { username: string, name: string }, posts: any[], person: () => any, shade: () => number,
 *   onDirect: () => void,
 * }} deps `onDirect`: something was sent into Direct
 */
export function feedPhone({ account, posts, person, shade, onDirect }) {
  const { root: notes, note } = noteStrip();
  const all = new Map(posts.map((post) => [post.id, post]));
  const cards = new Map();
  const newestPost = () => inStripOrder(all.values()).find(({ kind }) => kind !== 'story')?.id;
  let chosenId = newestPost();
  let strip = h('div');
  const shown = h('div', { class: 'ig-feed' });
  const box = commentBox((comment) => run('comment', { postId: chosenId, ...comment }));
  const root = h(
    'section',
    { class: 'phone ig', 'aria-label': `${t('posts')}: ${account.username}`, data: { pane: 'feed' } },
    feedHead(account),
    h('div', { class: 'screen' }, h('div', { class: 'ig-scroll' }, strip, shown), notes),
    box.root,
  );

  function run(name, body, after = () => undefined) {
    act(name, { personId: person().id, ...body }).then(after, (error) => note(error.message));
  }

  const view = {
    username: account.username,
    personId: () => person().id,
    onReply: box.answer,
    onDelete: (commentId) => run('uncomment', { commentId }),
    onShare: (postId) => run('share', { postId }, onDirect),
  };

  function openStory(story) {
    const onAnswer = (text) => run('story', { storyId: story.id, text }, onDirect);
    storyDialog(story, { username: account.username, onAnswer });
  }

  function drawStrip() {
    const next = postStrip(inStripOrder(all.values()), { chosenId, onStory: openStory, onPost: choose });
    replaceKeepingFocus(strip, next);
    strip = next;
  }

  function choose(postId) {
    chosenId = postId;
    const post = all.get(postId);
    if (post && !cards.has(postId)) cards.set(postId, postCard(post, view));
    shown.replaceChildren(cards.get(postId)?.root ?? h('p', { class: 'ig-none' }, t('noPosts')));
    box.root.hidden = post === undefined;
    box.answer(undefined);
    drawStrip();
  }

  /** A post that is new or has changed. A new one comes to the front. */
  function showPost(post) {
    const isNew = !all.has(post.id);
    all.set(post.id, post);
    cards.get(post.id)?.show(post);
    if (isNew && post.kind !== 'story') choose(post.id);
    else if (isNew) drawStrip();
  }

  function removePost(postId) {
    all.delete(postId);
    cards.delete(postId);
    if (postId === chosenId) choose(newestPost());
    else drawStrip();
  }

  /** Another person has taken the phone. */
  function drawPerson() {
    box.draw(person(), shade());
    for (const card of cards.values()) card.redraw();
  }

  choose(chosenId);
  drawPerson();
  return { root, showPost, removePost, drawPerson };
}

function feedHead({ name, username }) {
  const who = h('div', { class: 'who' }, h('h2', {}, username), h('span', { class: 'status' }, name));
  return h('header', { class: 'phone-head' }, avatar(name), who);
}
