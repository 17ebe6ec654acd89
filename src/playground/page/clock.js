import { post } from './api.js';
import { h, icon } from './dom.js';
import { clockTime, dayAndMonth, t } from './strings.js';

const STEPS = [
  { minutes: 5, text: 'plus5', label: 'forward5' },
  { minutes: 30, text: 'plus30', label: 'forward30' },
  { minutes: 1440, text: 'plusDay', label: 'forwardDay' },
];

/**
 * The shop's clock with its buttons.
 * @param {string} serverNow
 * @param {(message: string) => void} onError
 */
export function clockBar(serverNow, onError) {
  let aheadMs = Date.parse(serverNow) - Date.now();
  const time = h('time', { data: { clock: '' } });
  const now = () => new Date(Date.now() + aheadMs);

  function draw() {
    const date = now();
    time.setAttribute('datetime', date.toISOString());
    time.replaceChildren(h('strong', {}, clockTime(date)), ' ', h('span', {}, dayAndMonth(date)));
  }

  async function advance(minutes) {
    try {
      set((await post('/clock/advance', { minutes })).now);
    } catch (error) {
      onError(error.message);
    }
  }

  function set(at) {
    aheadMs = Date.parse(at) - Date.now();
    draw();
  }

  const buttons = STEPS.map(({ minutes, text, label }) =>
    h(
      'button',
      {
        type: 'button',
        class: 'step',
        'aria-label': t(label),
        data: { action: 'advance', minutes },
        onclick: () => void advance(minutes),
      },
      t(text),
    ),
  );
  draw();
  const timer = setInterval(draw, 1000);
  const root = h('div', { class: 'clock', role: 'group', 'aria-label': t('clock') }, icon('clock'), time, ...buttons);
  return { root, now, set, stop: () => clearInterval(timer) };
}
