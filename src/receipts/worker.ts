import { keepCompiledCode, writeCompiledCode } from '../compiled-code.ts';

// A process of its own that reads pictures. What a picture does to it, it does to nobody else.

keepCompiledCode();
const { takeOrders } = await import('./take-orders.ts');
takeOrders();
// Most end by being killed.
writeCompiledCode();
