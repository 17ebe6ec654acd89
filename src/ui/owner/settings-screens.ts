import type { DeliveryMethodView } from '#src/shop/delivery/list-delivery.ts';
import type { SettingsView } from '#src/shop/settings/read-settings.ts';
import { inRows, lines, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton } from './buttons.ts';

/** What the owner can set, as it stands. `card` is the one that customers are sent to, or the first of them. */
export function settingsScreen(
  words: Words,
  settings: SettingsView,
  card: { last4: string; holder: string } | undefined,
  above?: string,
): Screen {
  return {
    text: lines(
      above,
      words.html('owner-settings-title'),
      words.html(settings.paused ? 'owner-settings-paused' : 'owner-settings-open'),
      card
        ? words.html('owner-settings-card', { last: card.last4, holder: card.holder })
        : words.html('owner-settings-no-card'),
      words.html('owner-settings-hold', { minutes: settings.holdMinutes }),
    ),
    buttons: [
      [
        settings.paused
          ? ownerButton(words, 'resume', { kind: 'pause', on: 'no' })
          : ownerButton(words, 'pause', { kind: 'pause', on: 'yes' }),
      ],
      [ownerButton(words, 'payments', { kind: 'payments' }), ownerButton(words, 'hold', { kind: 'hold' })],
      [ownerButton(words, 'ways', { kind: 'ways' }), ownerButton(words, 'comments', { kind: 'comments' })],
      [deskButton(words)],
    ],
  };
}

/** All ways of delivery, also those that are off. */
export function waysScreen(words: Words, methods: DeliveryMethodView[]): Screen {
  const buttons = methods.map((method) =>
    ownerButton(
      words,
      method.active ? 'way' : 'way-off',
      { kind: 'way', id: method.id },
      {
        title: method.title[words.language],
        fee: feeText(words, method.feeSom),
      },
    ),
  );
  return {
    text: words.html(methods.length > 0 ? 'owner-ways-title' : 'owner-ways-none'),
    buttons: [...inRows(buttons, 1), [ownerButton(words, 'settings', { kind: 'settings' }), deskButton(words)]],
  };
}

/** One way of delivery: its fee, from which sum it is free, and whether it is offered. */
export function wayScreen(words: Words, method: DeliveryMethodView, above?: string): Screen {
  const { id, active, freeFromSom } = method;
  const free = ownerButton(words, 'free', { kind: 'free', id });
  return {
    text: lines(
      above,
      words.html('owner-way-title', { title: method.title[words.language] }),
      words.html(active ? 'owner-way-on' : 'owner-way-off'),
      words.html('owner-way-fee', { fee: feeText(words, method.feeSom) }),
      freeFromSom === null
        ? words.html('owner-way-never-free')
        : words.html('owner-way-free-from', { sum: words.money(freeFromSom) }),
    ),
    buttons: [
      [ownerButton(words, 'fee', { kind: 'fee', id }), free],
      freeFromSom === null ? [] : [ownerButton(words, 'no-free', { kind: 'nofree', id })],
      [ownerButton(words, active ? 'way-stop' : 'way-start', { kind: 'offer', id, on: active ? 'no' : 'yes' })],
      [ownerButton(words, 'ways', { kind: 'ways' }), deskButton(words)],
    ],
  };
}

function feeText(words: Words, feeSom: number): string {
  return feeSom === 0 ? words.plain('delivery-free') : words.money(feeSom);
}
