import { postFile } from './api.js';
import { field, formDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { t as moneyWord } from './money/strings.js';
import { popup } from './popup.js';
import { sampleReceipt } from './sample-receipt.js';
import { t } from './strings.js';

/**
 * The paper-clip: photo, file, sample receipt, voice, sticker.
 * @param {{ chatId: number, now: () => Date, act: (name: string, body: object) => void, run: (work: Promise<unknown>) => void }} deps
 */
export function attachMenu({ chatId, now, act, run }) {
  const photo = picker('photo-file', 'image/jpeg,image/png,image/webp');
  const document = picker('document-file', '');
  photo.addEventListener('change', () => void offer(photo, 'photo'));
  document.addEventListener('change', () => void offer(document, 'document'));

  /**
   * @param {HTMLInputElement} input
   * @param {'photo' | 'document'} as
   */
  async function offer(input, as) {
    const file = input.files?.[0];
    input.value = '';
    if (file) await confirm({ file, name: file.name, as });
  }

  /** @param {{ file: Blob, name: string, as: 'photo' | 'document' }} picked */
  async function confirm({ file, name, as }) {
    const address = as === 'photo' ? URL.createObjectURL(file) : '';
    const preview =
      as === 'photo'
        ? h('img', { class: 'preview', src: address, alt: name })
        : h('p', {}, `${name} · ${Math.ceil(file.size / 1024)} KB`);
    const caption = h('input', { name: 'caption', maxlength: 1024, autocomplete: 'off', data: { input: 'caption' } });
    const fields = [preview, field(t('caption'), caption)];
    const values = await formDialog({ title: t(as === 'photo' ? 'photo' : 'file'), submit: t('send'), fields });
    if (address) URL.revokeObjectURL(address);
    if (values) run(postFile(chatId, { file, name, as, caption: values.caption ?? '' }));
  }

  const button = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': t('attach'), data: { action: 'attach' } },
    icon('attach'),
  );
  const items = () => [
    { label: t('photo'), icon: icon('photo'), name: 'attach-photo', run: () => photo.click() },
    {
      label: t('sampleReceipt'),
      icon: icon('receipt'),
      name: 'attach-sample',
      run: () => run(sampleReceipt(now()).then((file) => confirm({ file, name: 'chek.png', as: 'photo' }))),
    },
    {
      label: moneyWord('makeReceipt'),
      icon: icon('bank'),
      name: 'make-receipt',
      run: () => button.dispatchEvent(new CustomEvent('make-receipt', { bubbles: true })),
    },
    { label: t('file'), icon: icon('file'), name: 'attach-file', run: () => document.click() },
    { label: t('voice'), icon: icon('voice'), name: 'attach-voice', run: () => act('extra', { kind: 'voice' }) },
    { label: t('sticker'), icon: icon('smile'), name: 'attach-sticker', run: () => act('extra', { kind: 'sticker' }) },
  ];
  return h(
    'div',
    { class: 'attach' },
    popup({ button, label: t('attach'), className: 'up left', items }),
    photo,
    document,
  );
}

/**
 * @param {string} name
 * @param {string} accept
 */
function picker(name, accept) {
  return h('input', { type: 'file', accept, hidden: true, data: { input: name } });
}
