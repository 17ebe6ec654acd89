import { post } from './api.js';
import { h, icon } from './dom.js';
import { popup } from './popup.js';
import { clockTime, dayAndMonth, t } from './strings.js';

const STEPS = [
  { minutes: 5, text: 'plus5', label: 'forward5' },
  { minutes: 30, text: 'plus30', label: 'forward30' },
  { minutes: 1440, text: 'plusDay', label: 'forwardDay' },
];

/**
 * The shop's clock with its buttons.
 * @param {string} serverNow
 * @param {{
 *   onError: (message: string) => void, onTick?: () => void,
 *   jumps?: () => { label: string, name: string, minutes: number, problem?: string }[],
 * }} options `onTick`: a second has passed; `jumps`: further places the clock can jump to, in a list of its own
 */
export function clockBar(serverNow, { onError, onTick = () => undefined, jumps }) {
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
  const timer = setInterval(() => {
    draw();
    onTick();
  }, 1000);
  const more = jumps && jumpMenu(jumps, (jump) => (jump.problem ? onError(jump.problem) : void advance(jump.minutes)));
  const name = { role: 'group', 'aria-label': t('clock') };
  const root = h('div', { class: 'clock', ...name }, icon('clock'), time, ...buttons, more);
  return { root, now, set, stop: () => clearInterval(timer) };
}

function jumpMenu(jumps, onJump) {
  const button = h(
    'button',
    { type: 'button', class: 'step', 'aria-label': t('moreTime'), data: { action: 'jumps' } },
    icon('more'),
  );
  const items = () => jumps().map((jump) => ({ label: jump.label, name: jump.name, run: () => onJump(jump) }));
  return popup({ button, label: t('moreTime'), className: 'down right', items });
}
