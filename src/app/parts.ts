import { join } from 'node:path';

/** Ends something that was opened. */
export type Close = () => Promise<void> | void;

/** Keeps how to end what was just opened; the last opened is ended first. */
export type OnClose = (close: Close) => void;

/** The project's own folder. */
export const root = join(import.meta.dirname, '../..');

/** Names under which work of the timetable is entered. */
export const timed = { minute: 'minute', posts: 'posts', upkeep: 'upkeep', night: 'night' } as const;
