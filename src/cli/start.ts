import { exitCodes, say, type Run } from './command.ts';

/** `sotuv start`: runs the shop until it is stopped. */
export const start: Run = async (args) => {
  if (args.length > 0) {
    say('Usage: sotuv start\nEverything it needs is in the settings; see .env.example.');
    return exitCodes.usage;
  }
  const { runShop } = await import('../run-shop.ts');
  await runShop();
  return undefined;
};
