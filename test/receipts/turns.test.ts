import { expect, it } from 'vitest';
import { createTurns } from '#src/receipts/turns.ts';

/** Works that end when they are told to, and the order in which they began. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    end: (name: string) => ends.get(name)?.(),
    make: (name: string) => async () => {
      begun.push(name);
      const ended = Promise.withResolvers<void>();
      ends.set(name, ended.resolve);
      await ended.promise;
      return name;
    },
  };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets one of a chat run at a time and the chats take turns', async () => {
  const turns = createTurns({ atOnce: 1, mostWaiting: 10 });
  const { begun, end, make } = works();
  const all = ['a1', 'a2', 'a3', 'b1', 'c1'].map((name) => turns.take(name.slice(0, 1), make(name)));
  for (const name of ['a1', 'b1', 'c1', 'a2', 'a3']) {
    await soon();
    expect(begun.at(-1)).toBe(name);
    end(name);
  }
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
});

it('never runs two of one chat together, though there is room', async () => {
  const turns = createTurns({ atOnce: 3, mostWaiting: 10 });
  const { begun, end, make } = works();
  const first = turns.take('a', make('a1'));
  const second = turns.take('a', make('a2'));
  const other = turns.take('b', make('b1'));
  await soon();
  expect(begun).toEqual(['a1', 'b1']);
  for (const name of ['a1', 'b1']) end(name);
  await Promise.all([first, other]);
  await soon();
  end('a2');
  expect(await second).toBe('a2');
});

it('turns away at once what is too much, and goes on after work that failed', async () => {
  const turns = createTurns({ atOnce: 1, mostWaiting: 1 });
  const { end, make } = works();
  const failing = turns.take('a', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  const running = turns.take('a', make('a1'));
  const waiting = turns.take('b', make('b1'));
  expect(await turns.take('c', make('c1'))).toBe('full');
  await soon();
  end('a1');
  expect(await running).toBe('a1');
  await soon();
  end('b1');
  expect(await waiting).toBe('b1');
});
