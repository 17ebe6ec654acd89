import { openDialog } from '../dialogs.js';
import { h } from '../dom.js';
import { switches } from '../switches.js';
import { t as pageWord } from '../strings.js';
import { noticeForm } from './notice-form.js';
import { receiptForm } from './receipt-form.js';
import { t } from './strings.js';

/**
 * The bank: card notices and pictures of receipts, true and false. Closes when one was sent.
 * @param {{
 *   tab: 'notice' | 'receipt', now: () => Date, asked: () => { sum: string, tail: string, holder: string }, hasNoticeDoor: boolean,
 *   recipients: { key: string, title: string, telegramId?: number, personId?: string }[], chosenKey: string,
 * }} given
 */
export function bankDialog({ tab, now, asked, hasNoticeDoor, recipients, chosenKey }) {
  const status = h('p', { class: 'money-status', role: 'status' });
  const body = h('div', {});
  const close = h('button', { type: 'button', class: 'quiet', data: { action: 'close-bank' } }, pageWord('close'));
  const head = h('div', { class: 'money-head' }, h('h2', {}, t('bank')), close);
  const tabs = h('div');
  const dialog = openDialog({ label: t('bank'), content: [head, tabs, body, status], className: 'money' });
  close.addEventListener('click', () => dialog.close());

  const customers = recipients.flatMap(({ telegramId, title }) =>
    telegramId === undefined ? [] : [{ id: telegramId, name: title }],
  );
  const common = {
    now,
    asked,
    onDone: () => dialog.close(),
    onError: (message) => void (status.textContent = message),
  };

  function show(chosen) {
    status.textContent = '';
    const options = ['notice', 'receipt'].map((id) => ({ id, title: t(id) }));
    const hadFocus = tabs.contains(document.activeElement);
    const row = switches({ className: 'apps', label: t('bank'), name: 'tab', chosen, options, onChoose: show });
    tabs.replaceChildren(row);
    if (hadFocus) tabs.querySelector('[aria-pressed=true]')?.focus();
    body.replaceChildren(
      chosen === 'notice'
        ? noticeForm({ ...common, customers, hasNoticeDoor })
        : receiptForm({ ...common, recipients, chosenKey }),
    );
  }

  show(tab);
}
