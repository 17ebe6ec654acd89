import { post } from '../api.js';
import { h } from '../dom.js';
import { choice, commonFields, instant, typed } from './fields.js';
import { t } from './strings.js';

const named = (ids) => ids.map((id) => [id, t(id)]);

const BY_CUSTOMER = ['typedByCustomer', 'forwardedByCustomer'];

/**
 * Writes a card notice, true or false, and brings it to the shop.
 * @param {{
 *   now: () => Date, asked: () => { sum: string, tail: string }, customers: { id: number, name: string }[],
 *   hasNoticeDoor: boolean, onDone: () => void, onError: (message: string) => void,
 * }} given `customers`: of Telegram
 */
export function noticeForm({ now, asked, customers, hasNoticeDoor, onDone, onError }) {
  const ways = ['forwarded', ...(hasNoticeDoor ? ['posted'] : []), 'lookAlike', ...BY_CUSTOMER];
  const people = customers.map(({ id, name }) => [String(id), name]);
  const customer = choice(t('customer'), 'customer', people, people[0]?.[0] ?? '');
  const form = h(
    'form',
    { class: 'money-form', data: { form: 'notice' } },
    ...commonFields(asked(), now()),
    choice(t('move'), 'move', named(['in', 'out', 'reversal', 'code']), 'in'),
    choice(t('form'), 'bank', named(['humo', 'card', 'sms']), 'card'),
    choice(t('way'), 'way', named(ways), 'forwarded'),
    customer,
    h('button', { type: 'submit', class: 'primary', data: { action: 'send-notice' } }, t('send')),
  );
  const draw = () => void (customer.hidden = !BY_CUSTOMER.includes(typed(form).way ?? ''));
  form.addEventListener('change', draw);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { sum, tail, time, move, bank, way, customer: id } = typed(form);
    const about = { amount: Number(sum), last4: tail, at: instant(time ?? ''), move, bank, way };
    const body = BY_CUSTOMER.includes(way ?? '') ? { ...about, customerId: Number(id) } : about;
    post('/bank/notice', body).then(onDone, (error) => onError(error.message));
  });
  draw();
  return form;
}
