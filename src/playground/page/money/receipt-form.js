import { postBlob, postFile } from '../api.js';
import { h } from '../dom.js';
import { sendPicture } from '../instagram/acts.js';
import { choice, commonFields, instant, typed } from './fields.js';
import { layoutNames, PROVIDERS, t, WRITINGS } from './strings.js';

const FORGERIES = 'lowerSum otherCard old reused cropped pending failed form edited otherCurrency inventedNumber'.split(
  ' ',
);
const PREVIEW_AFTER_MS = 200;

/** What was sent last, for a forger who sends it again. */
let sent;

const newSeed = () => Math.floor(Math.random() * 1_000_000);

/**
 * Makes the picture of a receipt, true or forged, and sends it into a customer's chat.
 * @param {{
 *   now: () => Date, asked: () => { sum: string, tail: string, holder: string },
 *   recipients: { key: string, title: string, telegramId?: number, personId?: string }[], chosenKey: string,
 *   onDone: () => void, onError: (message: string) => void,
 * }} given
 */
export function receiptForm({ now, asked, recipients, chosenKey, onDone, onError }) {
  let seed = newSeed();
  const form = h(
    'form',
    { class: 'money-form', data: { form: 'receipt' } },
    ...fields({ now, asked, recipients, chosenKey }),
  );
  const picture = h('img', { alt: t('preview'), data: { test: 'receipt-preview' } });
  const another = h('button', { type: 'button', class: 'quiet', data: { action: 'another' } }, t('another'));
  const send = h('button', { type: 'submit', class: 'primary', data: { action: 'send-receipt' } }, t('send'));
  form.append(h('figure', { class: 'money-preview' }, picture), h('div', { class: 'actions' }, another, send));

  const recipient = () => recipients.find(({ key }) => key === typed(form).to);
  const order = () => orderOf(typed(form), seed);
  const preview = previewer(picture, () => (form.reportValidity() ? order() : undefined), onError);

  form.addEventListener('change', preview);
  another.addEventListener('click', () => {
    seed = newSeed();
    preview();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = order();
    deliver(wanted, recipient()).then(
      () => {
        sent = wanted;
        onDone();
      },
      (error) => onError(error.message),
    );
  });
  preview();
  return form;
}

function fields({ now, asked, recipients, chosenKey }) {
  const honesty = [['honest', t('honest')], ...FORGERIES.map((id) => [id, t(id === 'form' ? 'unsent' : id)])];
  const people = recipients.map(({ key, title }) => [key, title]);
  const name = h('input', {
    name: 'receiver',
    required: true,
    maxlength: 40,
    value: asked().holder || 'DILNOZA KARIMOVA',
    autocomplete: 'off',
  });
  const asFile = h('input', { type: 'checkbox', name: 'asFile', data: { input: 'money-asFile' } });
  return [
    ...commonFields(asked(), now()),
    h('label', { class: 'field' }, h('span', {}, t('receiverName')), name),
    choice(
      t('fee'),
      'fee',
      [
        ['none', t('noFee')],
        ['zero', t('zeroFee')],
        ['one', t('oneFee')],
      ],
      'zero',
    ),
    choice(t('layout'), 'layout', layoutNames(), 'bigSum'),
    choice(
      t('theme'),
      'theme',
      [
        ['light', t('light')],
        ['dark', t('dark')],
      ],
      'light',
    ),
    choice(t('writing'), 'writing', WRITINGS, 'uz-latin'),
    choice(t('provider'), 'provider', PROVIDERS, 'payme'),
    choice(t('honesty'), 'honesty', honesty, 'honest'),
    choice(t('to'), 'to', people, chosenKey),
    h('label', { class: 'check' }, asFile, h('span', {}, t('asFile'))),
  ];
}

/**
 * @param {Record<string, string>} values
 * @param {number} seed
 */
function orderOf(values, seed) {
  const { sum, tail, time, receiver, fee, layout, theme, writing, provider, honesty } = values;
  const asFile = values.asFile === 'on';
  if (honesty === 'reused' && sent) return { ...sent, forgery: 'reused', asFile };
  const amount = Number(sum);
  const fees = { none: null, zero: 0, one: Math.round(amount / 100) };
  return {
    layout,
    theme,
    writing,
    provider,
    seed,
    amount,
    asFile,
    fee: fees[fee ?? 'none'],
    last4: tail,
    receiverName: receiver,
    paidAt: instant(time ?? ''),
    forgery: honesty === 'honest' ? null : honesty,
  };
}

/** Draws what is ordered, a moment after the last change; an older picture never covers a newer one. */
function previewer(picture, order, onError) {
  let newest = 0;
  let timer = 0;
  const draw = async () => {
    const wanted = order();
    if (!wanted) return;
    const mine = (newest += 1);
    const blob = await postBlob('/bank/receipt', { ...wanted, asFile: false });
    if (mine !== newest) return;
    URL.revokeObjectURL(picture.src);
    picture.src = URL.createObjectURL(blob);
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw().catch((error) => onError(error.message)), PREVIEW_AFTER_MS);
  };
}

async function deliver(order, recipient) {
  const isDirect = recipient?.personId !== undefined;
  const blob = await postBlob('/bank/receipt', isDirect ? { ...order, asFile: false } : order);
  if (isDirect) return sendPicture(recipient.personId, blob);
  const name = `chek.${blob.type === 'image/png' ? 'png' : 'jpg'}`;
  const as = order.asFile ? 'document' : 'photo';
  return postFile(recipient?.telegramId, { file: blob, name, as, caption: '' });
}
