import type { GraphStandIn } from '../graph/stand-in.ts';

// Fixed ids: after a restart the shop, which remembers, meets the same people again.
const people = [
  { id: '17841400000000101', name: 'Zilola Yusupova', username: 'zilola.yusupova' },
  { id: '17841400000000102', name: 'Bekzod Aliyev', username: 'bekzod_aliyev' },
  { id: '17841400000000103', name: 'Madina Tosheva', username: 'madina.tosh' },
] as const;

/** Opens the app of each person who walks about in the playground's Instagram. */
export function openGraphResidents(graph: GraphStandIn): void {
  for (const person of people) graph.people.openPerson(person);
}
