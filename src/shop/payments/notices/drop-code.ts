import { isOneTimeCode } from './is-one-time-code.ts';

/** What is kept in place of a text with a one-time code. */
export const droppedCode = '[one-time code, not kept]';

/** What is to be kept instead of a text that carries a one-time code; undefined for every other text. */
export function dropCode(text: string): string | undefined {
  return isOneTimeCode(text) ? droppedCode : undefined;
}
