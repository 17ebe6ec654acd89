import type { ReceiptStatusColour } from './sheet.ts';
import type { ReceiptTheme } from './receipt-spec.ts';
import { pick, type Chance } from './seeded.ts';

export interface Palette {
  page: string;
  card: string;
  ink: string;
  faint: string;
  line: string;
  accent: string;
  /** Text on the accent. */
  onAccent: string;
  status: ReceiptStatusColour;
}

const accents = ['#1f8a70', '#2f6fde', '#6b3fd4', '#d9542b', '#0f7fa8', '#b0305c', '#3b7a1f', '#404a5c'];
const light = [
  { page: '#ffffff', card: '#f4f5f8', ink: '#15191f', faint: '#7b8591', line: '#e3e7ec' },
  { page: '#f2f4f7', card: '#ffffff', ink: '#1c1c1e', faint: '#8a8f98', line: '#dfe3e8' },
  { page: '#fffdf8', card: '#ffffff', ink: '#22201c', faint: '#837c70', line: '#ece6da' },
];
const dark = [
  { page: '#101214', card: '#1c2024', ink: '#f3f5f7', faint: '#8d96a0', line: '#2b3137' },
  { page: '#000000', card: '#17181b', ink: '#ffffff', faint: '#8a8d94', line: '#26282c' },
  { page: '#14182b', card: '#1e243d', ink: '#eef1ff', faint: '#8f98bd', line: '#2c3456' },
];

export function choosePalette(chance: Chance, theme: ReceiptTheme): Palette {
  return {
    ...pick(chance, theme === 'dark' ? dark : light),
    accent: pick(chance, accents),
    onAccent: '#ffffff',
    status: { success: '#22a35a', pending: '#e0951f', failed: '#d63a3a', form: '#2f6fde' },
  };
}
