import { describe, expect, test } from 'vitest';
import { decodeOwnerTap, encodeOwnerTap, isOwnerData, type OwnerTap } from '#src/ui/owner/callback-data.ts';

const biggest = 2_147_483_647;

const taps: OwnerTap[] = [
  { kind: 'desk' },
  { kind: 'drop' },
  { kind: 'orders', status: 'checking_receipt', page: biggest },
  { kind: 'do', step: 'accept_receipt', id: biggest },
  { kind: 'why', reason: 'not_readable', id: biggest },
  { kind: 'cancelnow', paid: 'yes', id: biggest },
  { kind: 'stock', by: 'less', seen: biggest, id: biggest },
  { kind: 'shelf', id: 0, page: 0 },
  { kind: 'offer', id: 7, on: 'no' },
];

describe('the buttons of the desk', () => {
  test.each(taps)('$kind is read as it was written, within 64 bytes', (tap) => {
    const data = encodeOwnerTap(tap);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(isOwnerData(data)).toBe(true);
    expect(decodeOwnerTap(data)).toEqual(tap);
  });

  test.each([
    '',
    'ow',
    'ow:',
    'ow:nothing',
    'ow:constructor',
    'ow:toString:1',
    'ow:order',
    'ow:order:',
    'ow:order:-1',
    'ow:order:1.5',
    'ow:order:1e3',
    'ow:order:2147483648',
    'ow:order:1:2',
    'ow:orders:burnt:0',
    'ow:orders:cancelled:0',
    'ow:do:cancel:1',
    'ow:do:1:pack',
    'ow:stock:2:1',
    'order:1',
    'o:1',
    'OW:desk',
    `ow:order:${'9'.repeat(60)}`,
  ])('what was never written is not read: %j', (data) => {
    expect(decodeOwnerTap(data)).toBeUndefined();
  });
});
