import { pick, type GraphNode } from '../fields.ts';
import { GraphRefusal, noSuchObject } from '../graph-refusal.ts';
import type { PersonState } from '../model.ts';
import type { Edge } from './edge.ts';
import { asked } from './nodes.ts';

/** `GET /{person}`: only of somebody who wrote or tapped, and did not block the account. User profile */
export const readPerson: Edge = ({ world, id, fields }) => {
  const state = world.people.get(id);
  if (!state || state.isGone) throw noSuchObject(id);
  if (!state.hasConsented || state.isBlocked) throw consentMissing();
  return pick('User', personNode(state), asked(fields, 'name'));
};

function consentMissing(): GraphRefusal {
  const message = '(#230) User consent is required to access user profile';
  return new GraphRefusal({ code: 230, message, status: 403 });
}

function personNode(state: PersonState): GraphNode {
  const { id, name, username, isFollower } = state;
  if (state.platform === 'messenger') {
    const [first, ...rest] = name.split(' ');
    return { id, name, first_name: first, last_name: rest.join(' ') || undefined, profile_pic: undefined };
  }
  return {
    id,
    name,
    username,
    profile_pic: undefined,
    follower_count: 120,
    is_user_follow_business: isFollower,
    is_business_follow_user: false,
    is_verified_user: false,
  };
}
