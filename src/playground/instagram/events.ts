import type { Broadcast } from '../broadcast.ts';
import type { GraphChange } from '../graph/model.ts';
import type { GraphStandIn } from '../graph/stand-in.ts';
import type { PageEvent } from '../page-events.ts';
import { directMessageOf, graphFrameOf, postOf } from './snapshots.ts';

/** Turns changes of the stand-in into what open pages are told; the returned function ends it. */
export function watchGraph(graph: GraphStandIn, pages: Broadcast<PageEvent>): () => void {
  return graph.onChange((change) => {
    // A crowd without a page in front of it costs nothing.
    if (!pages.isHeard()) return;
    for (const event of eventsOf(change, graph)) pages.tell(event);
  });
}

function eventsOf(change: GraphChange, graph: GraphStandIn): PageEvent[] {
  switch (change.kind) {
    case 'message':
    case 'edited':
    case 'reaction':
      return [...messageEvents(change, graph), ...frames(graph, change.personId)];
    case 'deleted':
      return [
        { event: 'ig-unsent', data: { personId: change.personId, messageId: change.mid } },
        ...frames(graph, change.personId),
      ];
    case 'person':
    case 'typing':
      return frames(graph, change.personId);
    case 'seen':
      return [{ event: 'ig-seen', data: { personId: change.personId } }, ...frames(graph, change.personId)];
    case 'menu':
      return graph.people.all().flatMap(({ id }) => frames(graph, id));
    case 'post':
    case 'comment':
      return postEvents(graph, change.postId);
    case 'delivered':
    case 'call':
      return [];
    default:
      return change satisfies never;
  }
}

function messageEvents({ personId, mid }: { personId: string; mid: string }, graph: GraphStandIn): PageEvent[] {
  const message = graph.people
    .byId(personId)
    ?.messagesOn('phone')
    .findLast(({ id }) => id === mid);
  return message ? [{ event: 'ig-message', data: { personId, message: directMessageOf(graph, message) } }] : [];
}

function frames(graph: GraphStandIn, personId: string): PageEvent[] {
  const person = graph.people.byId(personId);
  return person ? [{ event: 'ig-frame', data: graphFrameOf(graph, person) }] : [];
}

/** A deleted post is told by its id alone. */
function postEvents(graph: GraphStandIn, postId: string): PageEvent[] {
  const post = graph.account.posts.find(({ id }) => id === postId);
  return post ? [{ event: 'ig-post', data: postOf(graph, post) }] : [{ event: 'ig-post-gone', data: { postId } }];
}
