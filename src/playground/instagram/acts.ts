import { Hono } from 'hono';
import { z } from 'zod';
import type { GraphPerson } from '../graph/person.ts';
import type { GraphStandIn } from '../graph/stand-in.ts';
import { limitBody, readBody, refuse } from '../refuse.ts';

const MAX_JSON_BYTES = 64 * 1024;

const id = z.string().min(1).max(200);
const text = z.string().trim().min(1).max(2200);
const title = z.string().min(1).max(80);
const person = z.object({ personId: id });

const schemas = {
  comment: person.extend({ postId: id, text, parentId: id.optional() }),
  commentOf: person.extend({ commentId: id }),
  say: person.extend({ text: z.string().trim().min(1).max(1000) }),
  story: person.extend({ storyId: id, text: z.string().trim().min(1).max(1000) }),
  share: person.extend({ postId: id }),
  tap: person.extend({ title, payload: z.string().max(1000).optional() }),
  unsend: person.extend({ messageId: id }),
  device: person.extend({ device: z.enum(['phone', 'desktop']) }),
  extra: person.extend({ kind: z.enum(['voice', 'sticker', 'heart', 'mention']) }),
};

/** What people and the owner do with their Instagram: one POST door for each act. The app's own refusals are answered with 409. */
export function createGraphActs(graph: GraphStandIn): Hono {
  const doors = new Hono();
  const limit = limitBody(MAX_JSON_BYTES, 'The request is larger than 64 KB.');

  function door<T extends { personId: string }>(
    name: string,
    schema: z.ZodType<T>,
    act: (person: GraphPerson, body: T) => unknown,
  ): void {
    doors.post(`/${name}`, limit, async (c) => {
      const read = await readBody(c, schema);
      if ('refusal' in read) return read.refusal;
      const found = graph.people.byId(read.body.personId);
      if (!found) return refuse(c, 404, 'no_such_person', 'There is no such person.');
      try {
        act(found, read.body);
      } catch (error) {
        // The stand-in throws where the platform's app would not let a person do it.
        return refuse(c, 409, 'not_possible', error instanceof Error ? error.message : String(error));
      }
      return c.json({ ok: true });
    });
  }

  door('comment', schemas.comment, (who, body) =>
    body.parentId === undefined ? who.comments(body.postId, body.text) : who.repliesToComment(body.parentId, body.text),
  );
  door('uncomment', schemas.commentOf, (who, body) => who.deletesComment(body.commentId));
  door('say', schemas.say, (who, body) => who.says(body.text));
  door('story', schemas.story, (who, body) => who.repliesToStory(body.storyId, body.text));
  door('share', schemas.share, (who, body) => who.sharesPost(body.postId));
  // Cards of a carousel have the same titles: the payload tells their buttons apart.
  door('tap', schemas.tap, (who, body) => who.taps(body.title, body.payload));
  door('unsend', schemas.unsend, (who, body) => who.unsends(body.messageId));
  door('device', schemas.device, (who, body) => who.uses(body.device));
  door('extra', schemas.extra, (who, body) => extras[body.kind](who));
  door('by-hand', schemas.say, (who, body) => graph.account.typesByHand(who, body.text));
  return doors;
}

const extras = {
  voice: (who) => who.sendsVoice(),
  sticker: (who) => who.sendsSticker(),
  heart: (who) => who.sendsHeart(),
  mention: (who) => who.mentionsInStory(),
} satisfies Record<string, (who: GraphPerson) => string>;
