import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';
import type { InboundDeps, Profile } from './in/deps.ts';
import { createBoundedMap } from './out/bounded-map.ts';
import type { GraphClient } from './out/graph.ts';
import type { Flavour } from './out/limits.ts';

const name = z.string().min(1).optional().catch(undefined);
const mentioned = z.object({ mentioned_comment: z.unknown() });
const profile = z.object({ name, username: name });

/** Names change seldom; who can't be asked about now may have written by then. */
const knownMs = 24 * 3600 * 1000;
const unknownMs = 10 * 60 * 1000;
/** People whose names are kept in memory, and only there: nothing of them has to be erased. */
const mostProfiles = 5000;

// A field that a flavour does not have makes the whole call fail (Instagram Platform, User profile).
const profileFields = { instagram: 'name,username', page: 'name' } as const satisfies Record<Flavour['object'], string>;
const commentFields = {
  instagram: 'id,text,timestamp,username,from,media,parent_id',
  page: 'id,message,created_time,from,parent',
} as const satisfies Record<Flavour['object'], string>;

/** Looks at single things of the platform by their ids. What it does not show, for whatever reason, is undefined. */
export function createLookups(given: {
  graph: GraphClient;
  /** Whose mentions these are. */
  accountId: string;
  object: Flavour['object'];
  deps: Pick<AdapterDeps, 'now'>;
}): Pick<InboundDeps, 'profileOf' | 'fetchMessage' | 'fetchComment' | 'fetchMention'> {
  const { graph, accountId, object, deps } = given;
  const profiles = createBoundedMap<string, { profile: Profile; untilMs: number }>(mostProfiles);

  const look = async (id: string, fields: string): Promise<unknown> => {
    const answer = await graph.get(encodeURIComponent(id), { fields });
    return answer.ok ? answer.body : undefined;
  };
  const keep = (personId: string, found: Profile | undefined): void => {
    const untilMs = deps.now().getTime() + (found ? knownMs : unknownMs);
    profiles.set(personId, { profile: found ?? {}, untilMs });
  };

  return {
    profileOf: async (personId) => {
      const before = profiles.get(personId);
      if (before && deps.now().getTime() < before.untilMs) return before.profile;
      const found = profile.safeParse(await look(personId, profileFields[object])).data;
      keep(personId, found);
      return found;
    },
    fetchMessage: async (mid) => await look(mid, 'from,to,message,attachments,created_time'),
    fetchComment: async (commentId) => await look(commentId, commentFields[object]),
    fetchMention: async (commentId) => {
      const found = await look(accountId, `mentioned_comment.comment_id(${commentId}){id,text,timestamp,username}`);
      return mentioned.safeParse(found).data?.mentioned_comment;
    },
  };
}
