import { field, formDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { replyKeyboard } from './keyboards.js';
import { t } from './strings.js';

/**
 * The bot's keyboard below the message box, with the button that opens and closes it.
 * @param {(name: string, body: object) => void} act
 */
export function keyboardDrawer(act) {
  const holder = h('div', { class: 'keyboard-holder' });
  const toggle = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': t('keyboard'), data: { action: 'keyboard' } },
    icon('keyboard'),
  );
  let isOpen = true;
  let shown = '';

  function drawOpen() {
    toggle.hidden = holder.childElementCount === 0;
    toggle.setAttribute('aria-expanded', String(isOpen));
    holder.hidden = toggle.hidden || !isOpen;
  }

  toggle.addEventListener('click', () => {
    isOpen = !isOpen;
    drawOpen();
  });

  /** Shows this markup; one that is there already is left alone, so that the focus stays in it. */
  function draw(markup) {
    const next = JSON.stringify(markup);
    if (next !== shown) {
      shown = next;
      isOpen = true;
      const keyboard = replyKeyboard(markup, {
        onSay: (text) => act('say', { text }),
        onContact: () => void shareContact(act),
      });
      holder.replaceChildren(...(keyboard ? [keyboard] : []));
    }
    drawOpen();
  }

  return { holder, toggle, draw };
}

/** Asks before the number goes to the bot, as messengers do; here the number may be changed too. */
async function shareContact(act) {
  const phone = h('input', {
    name: 'phone',
    type: 'tel',
    required: true,
    pattern: '\\+?[0-9]{7,15}',
    value: '+998901234567',
    autocomplete: 'off',
    data: { input: 'phone' },
  });
  const values = await formDialog({
    title: t('sharePhone'),
    submit: t('share'),
    fields: [field(t('sharePhoneText'), phone)],
  });
  if (values?.phone) act('contact', { phone: values.phone });
}
