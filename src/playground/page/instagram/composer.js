import { h, icon } from '../dom.js';
import { t as moneyWord } from '../money/strings.js';
import { messageBox } from '../message-box.js';
import { popup } from '../popup.js';
import { sampleReceipt } from '../sample-receipt.js';
import { t as pageWord } from '../strings.js';
import { t } from './strings.js';

/** Characters that the app lets one write into one message. */
const MAX_TEXT = 1000;

/**
 * The lower end of Direct: quick replies above the message box, the menu, pictures and the rest.
 * @param {{
 *   person: any, now: () => Date, did: (name: string, body: object) => void, run: (work: Promise<unknown>) => void,
 *   sendPicture: (file: Blob) => Promise<unknown>,
 * }} deps
 */
export function directComposer({ person, now, did, run, sendPicture }) {
  const quick = h('div', { class: 'ig-quick', role: 'group', 'aria-label': t('quickReplies') });
  const box = messageBox((text) => did('say', { text }), {
    label: t('messageTo'),
    placeholder: t('write'),
    maxLength: MAX_TEXT,
  });
  const menu = persistentMenu(person, did);
  const send = h(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': pageWord('send'), data: { action: 'send' } },
    icon('send'),
  );
  const form = h('form', { class: 'box' }, menu, attach({ now, did, run, sendPicture }), box.input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.submit();
  });
  let shown = '';

  /** Draws the quick replies of the newest message; they go as soon as there is a newer one. */
  function draw() {
    menu.hidden = person.menu.length === 0;
    const titles = person.device === 'desktop' ? [] : (person.messages.at(-1)?.quickReplies ?? []);
    quick.hidden = titles.length === 0;
    if (JSON.stringify(titles) === shown) return;
    shown = JSON.stringify(titles);
    const hadFocus = quick.contains(document.activeElement);
    quick.replaceChildren(...titles.map((title) => quickReply(title, did)));
    quick.scrollLeft = 0;
    if (hadFocus) (quick.querySelector('button') ?? box.input).focus();
  }

  return { root: h('footer', { class: 'composer' }, quick, form), draw };
}

function quickReply(title, did) {
  const onclick = () => did('tap', { title });
  return h('button', { type: 'button', class: 'ig-chip-button', data: { button: 'quick' }, onclick }, title);
}

/** The menu that stays beside the message box. Its links open in another window. */
function persistentMenu(person, did) {
  const button = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': t('menu'), data: { action: 'menu' } },
    icon('menu'),
  );
  const items = () =>
    person.menu.map(({ title, payload, url }) => ({
      label: title,
      run: () => (url === undefined ? did('tap', { title, payload }) : void open(url, '_blank', 'noopener')),
    }));
  return popup({ button, label: t('menu'), className: 'up left commands', items });
}

/** Pictures, voice, a sticker, a heart; the sample receipt is for those who have no other picture at hand. */
function attach({ now, did, run, sendPicture }) {
  const file = h('input', {
    type: 'file',
    accept: 'image/jpeg,image/png,image/gif',
    hidden: true,
    data: { input: 'ig-file' },
  });
  file.addEventListener('change', () => {
    const [picked] = file.files ?? [];
    file.value = '';
    if (picked) run(sendPicture(picked));
  });
  const button = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': pageWord('attach'), data: { action: 'attach' } },
    icon('photo'),
  );
  const items = () => [
    { label: t('picture'), icon: icon('photo'), name: 'attach-photo', run: () => file.click() },
    {
      label: pageWord('sampleReceipt'),
      icon: icon('receipt'),
      name: 'attach-sample',
      run: () => run(sampleReceipt(now()).then(sendPicture)),
    },
    {
      label: moneyWord('makeReceipt'),
      icon: icon('bank'),
      name: 'make-receipt',
      run: () => button.dispatchEvent(new CustomEvent('make-receipt', { bubbles: true })),
    },
    { label: t('voice'), icon: icon('voice'), name: 'attach-voice', run: () => did('extra', { kind: 'voice' }) },
    { label: t('sticker'), icon: icon('smile'), name: 'attach-sticker', run: () => did('extra', { kind: 'sticker' }) },
    { label: t('heart'), icon: icon('heart'), name: 'attach-heart', run: () => did('extra', { kind: 'heart' }) },
    { label: t('mention'), icon: icon('story'), name: 'attach-mention', run: () => did('extra', { kind: 'mention' }) },
  ];
  return h('div', { class: 'attach' }, popup({ button, label: pageWord('attach'), className: 'up left', items }), file);
}
