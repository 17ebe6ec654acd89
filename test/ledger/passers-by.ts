import { nowMs, updateKey } from './ledger.ts';
import type { Stand } from './stand.ts';

/** People who see a post of the shop and write something under it, each of them once. */
export interface PassersBy {
  comment(): void;
}

const words = [
  'narxi?',
  'narxi qancha',
  'Narxi qancha ekan',
  '+',
  'bormi',
  'razmer bormi?',
  'skolko stoit',
  'qancha turadi',
];

/** Brings somebody new with each comment. All of them ask about the post's product. */
export function watchPost({ platform, ledger }: Stand, random: () => number): PassersBy {
  const { graph, postId } = platform.instagram;
  let passed = 0;
  return {
    comment: () => {
      passed += 1;
      const person = graph.people.openPerson({ name: `Barno ${passed}` });
      const id = person.comments(postId, words[Math.floor(random() * words.length)] ?? '+');
      ledger.comments.push({ id, chat: person.id, updateKey: updateKey.comment(id), atMs: nowMs() });
    },
  };
}
