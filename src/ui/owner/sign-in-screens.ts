import { shortestPassword, type Weakness } from '#src/shop/owners/weak-password.ts';
import { lines, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { ownerButton } from './buttons.ts';

/** Why a password is asked for: to come in, to choose the first one, or before something weighty. */
export type PasswordReason = 'sign_in' | 'set' | 'again';

const questions: { [reason in PasswordReason]: string } = {
  sign_in: 'owner-password-ask',
  set: 'owner-password-ask-new',
  again: 'owner-password-ask-again',
};

/** Asks for the password; the next message is taken as one. */
export function passwordScreen(words: Words, reason: PasswordReason, above?: string): Screen {
  return {
    text: lines(
      above,
      words.html(questions[reason]),
      reason === 'set' && words.html('owner-password-rules', { least: shortestPassword }),
      words.html('owner-password-safe'),
    ),
    buttons: [[ownerButton(words, 'drop', { kind: 'drop' })]],
  };
}

/** The password was wrong; says how many tries are left. The question stays open. */
export function wrongPasswordScreen(words: Words, triesLeft: number): Screen {
  return {
    text: words.html('owner-password-wrong', { count: triesLeft }),
    buttons: [[ownerButton(words, 'drop', { kind: 'drop' })]],
  };
}

const weaknesses: { [reason in Weakness]: true } = {
  too_short: true,
  too_long: true,
  common: true,
  repeated: true,
  sequence: true,
  number: true,
  shop_name: true,
};

/** The new password would soon be guessed; says why. The question stays open. */
export function weakPasswordScreen(words: Words, reason: string): Screen {
  const why = Object.hasOwn(weaknesses, reason) ? reason : 'common';
  return {
    text: lines(words.html(`owner-weak-${why}`, { least: shortestPassword }), words.html('owner-password-retry')),
    buttons: [[ownerButton(words, 'drop', { kind: 'drop' })]],
  };
}

/** Too many wrong passwords; says how many minutes to wait. */
export function lockedScreen(words: Words, until: string, now: Date): Screen {
  const minutes = Math.max(1, Math.ceil((new Date(until).getTime() - now.getTime()) / 60_000));
  return { text: words.html('owner-password-locked', { minutes }) };
}
