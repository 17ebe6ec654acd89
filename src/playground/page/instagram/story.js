import { openDialog } from '../dialogs.js';
import { h, icon } from '../dom.js';
import { messageBox } from '../message-box.js';
import { t as pageWord } from '../strings.js';
import { t } from './strings.js';

/**
 * A story over everything, with a line to answer it.
 * @param {any} story
 * @param {{ username: string, onAnswer: (text: string) => void }} view
 */
export function storyDialog(story, { username, onAnswer }) {
  const box = messageBox(answer, { label: t('answerStory'), maxLength: 1000, name: 'story' });
  const send = h(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': pageWord('send'), data: { action: 'answer-story' } },
    icon('send'),
  );
  const form = h('form', { class: 'box' }, box.input, send);
  const close = h('button', { type: 'button', class: 'quiet' }, pageWord('close'));
  const content = [
    h('div', { class: 'ig-story-head' }, h('strong', {}, username), close),
    story.picture !== '' && h('img', { src: story.picture, alt: story.caption }),
    story.caption !== '' && h('p', {}, story.caption),
    form,
  ];
  const dialog = openDialog({ label: t('story'), content, className: 'ig-story' });
  close.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.submit();
  });

  function answer(text) {
    onAnswer(text);
    dialog.close();
  }
}
