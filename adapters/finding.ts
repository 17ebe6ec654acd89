/** What is well or ill with a bot, in sentences; `fix` is the step that mends it. */
export interface BotFinding {
  check: string;
  status: 'ok' | 'warn' | 'fail';
  detail: string;
  fix?: string;
}
