import { hostname } from 'node:os';

/** How every name of a shop's connection to a server begins. */
export const connectionNameStart = 'shop ';

const longestName = 63;

/** What the server shows for connections of this process: the shop, process and machine. */
export const connectionName = `${connectionNameStart}${process.pid}@${hostname()}`.slice(0, longestName);
