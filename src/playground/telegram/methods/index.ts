import { accountMethods } from './account.ts';
import { answerMethods } from './answers.ts';
import { editMethods } from './edit.ts';
import { messageMethods } from './messages.ts';
import type { Method } from './method.ts';
import { sendMethods } from './send.ts';
import { updateMethods } from './updates.ts';

const TABLES = [accountMethods, answerMethods, editMethods, messageMethods, sendMethods, updateMethods];

/** All methods the stand-in knows, by lower-case name: the platform does not look at the case either. */
export const methods: ReadonlyMap<string, Method> = new Map(
  TABLES.flatMap((table) => Object.entries(table)).map(([name, method]) => [name.toLowerCase(), method]),
);
