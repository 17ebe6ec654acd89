import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkOrderMachine, firstStatuses, orderMachine, orderStatuses } from '#src/shop/orders/order-machine.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The table of steps as a diagram that the README shows. */
function drawMachine(): string {
  const arrows = Object.entries(orderMachine).flatMap(([event, { from, to }]) =>
    from.filter((status) => status !== to).map((status) => `  ${status} --> ${to}: ${event}`),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...firstStatuses.map((status) => `  [*] --> ${status}: place`),
    ...arrows,
    '```',
  ].join('\n');
}

describe('the README', () => {
  test('draws the order machine as it is', () => {
    checkOrderMachine();
    const drawn = readme.split('<!-- order-machine:begin -->')[1]?.split('<!-- order-machine:end -->')[0]?.trim();
    expect(drawn).toBe(drawMachine());
    for (const status of orderStatuses) expect(drawn).toContain(status);
  });

  test('shows the two commands before line 30', () => {
    const first = readme.split('\n').findIndex((line) => line === 'npm start');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(30);
    expect(readme.split('\n')[first + 1]).toBe('npm test');
  });

  test.each(['README.md', 'ARCHITECTURE.md', 'adapters/README.md', 'conversations/README.md'])(
    'every file that %s links to is there',
    (name) => {
      const text = readFileSync(join(root, name), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) =>
        join(root, name, '..', path ?? ''),
      );
      for (const link of links) expect(existsSync(link), link).toBe(true);
    },
  );

  test('has a picture of one sale that is light enough to load', () => {
    const { size } = statSync(join(root, 'docs/sale.png'));
    expect(size).toBeGreaterThan(20_000);
    expect(size).toBeLessThan(600_000);
  });
});
