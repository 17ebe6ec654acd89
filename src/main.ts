import { keepCompiledCode } from './compiled-code.ts';

keepCompiledCode();
const { runShop } = await import('./run-shop.ts');
await runShop();
