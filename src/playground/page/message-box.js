import { h } from './dom.js';
import { t } from './strings.js';

const MAX_HEIGHT_PX = 120;

/**
 * The box one writes in: grows with the text, Enter sends, Shift+Enter breaks the line.
 * @param {(text: string) => void} onSend
 * @param {{ label?: string, placeholder?: string, maxLength?: number, name?: string }} [look]
 */
export function messageBox(
  onSend,
  { label = t('message'), placeholder = label, maxLength = 4096, name = 'text' } = {},
) {
  const input = h('textarea', {
    rows: 1,
    maxlength: maxLength,
    'aria-label': label,
    placeholder,
    autocomplete: 'off',
    data: { input: name },
  });

  function resize() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, MAX_HEIGHT_PX)}px`;
  }

  function submit() {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    resize();
    onSend(text);
  }

  input.addEventListener('input', resize);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return { input, submit };
}
