import { z } from 'zod';
import type { GraphStandIn } from '#src/playground/graph/stand-in.ts';

const answered = z.looseObject({ error: z.object({ message: z.string() }).optional() });

/** A shop in a few lines behind the Graph stand-in: one of everything that the page has to show. */
export interface TinyShop {
  call(path: string, body: object): Promise<void>;
  /** Resolves when nothing is on its way any more; rejects with what the stand-in refused. */
  done(): Promise<void>;
}

const button = (title: string, payload: string) => ({ type: 'postback', title, payload });
const quick = (title: string) => ({ content_type: 'text', title, payload: `q:${title}` });

/** Answers comments and messages as they are seen, without webhooks. `root` is where the stand-in's routes are. */
export function openTinyShop(
  graph: GraphStandIn,
  given: { root: string; token: string; cardPicture: string; bridge: string },
): TinyShop {
  const { root, token, cardPicture, bridge } = given;
  let work = Promise.resolve();

  async function call(path: string, body: object): Promise<void> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${root}/v25.0/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { error } = answered.parse(await response.json());
    if (error) throw new Error(`${path}: ${error.message}`);
  }

  const send = (id: string, message: object) => call('me/messages', { recipient: { id }, message });
  const card = (title: string) => ({
    title,
    subtitle: '429 000 soʻm',
    image_url: cardPicture,
    buttons: [button('Tanlash', `pick:${title}`)],
  });

  async function answer(personId: string, text: string): Promise<void> {
    await call('me/messages', { recipient: { id: personId }, sender_action: 'typing_on' });
    if (text === 'Katalog') {
      const payload = { template_type: 'generic', elements: [card('Shamol'), card('Charm klassik'), card('Bahor')] };
      return send(personId, { attachment: { type: 'template', payload } });
    }
    if (text === 'Tanlash') return send(personId, { text: 'Oʻlchamingiz?', quick_replies: ['38', '42'].map(quick) });
    const isSize = text === '42' || text === '2';
    if (isSize) {
      const buttons = [button('Buyurtma', 'order'), { type: 'web_url', title: 'Telegram', url: bridge }];
      return send(personId, {
        attachment: { type: 'template', payload: { template_type: 'button', text: 'Savatda: Shamol, 42', buttons } },
      });
    }
    return send(personId, { text: `Eshitdim: ${text}`, quick_replies: ['Katalog', 'Operator'].map(quick) });
  }

  async function answerComment(id: string, text: string): Promise<void> {
    await call(`${id}/replies`, { message: 'Narxini Directga yozdik 💌' });
    await call('me/messages', {
      recipient: { comment_id: id },
      message: { text: `${text} — 429 000 soʻm\n1. Olaman` },
    });
  }

  graph.onChange((change) => {
    if (change.kind === 'message') {
      const message = graph.people.byId(change.personId)?.message(change.mid);
      if (message?.by === 'person') work = work.then(() => answer(change.personId, message.text));
    }
    if (change.kind === 'comment') {
      const comment = graph.account.comments(change.postId).find(({ id }) => id === change.commentId);
      if (comment && !comment.isOwn && comment.replies.length === 0)
        work = work.then(() => answerComment(comment.id, comment.text));
    }
  });
  return { call, done: () => work };
}
