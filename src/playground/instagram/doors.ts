import { Hono } from 'hono';
import type { GraphStandIn } from '../graph/stand-in.ts';
import { createGraphActs } from './acts.ts';
import { createGraphFiles } from './files.ts';

/** Every door of the page to the Graph stand-in. */
export function createGraphDoors(graph: GraphStandIn): Hono {
  return new Hono().route('/', createGraphActs(graph)).route('/', createGraphFiles(graph));
}
