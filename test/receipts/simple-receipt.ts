import sharp from 'sharp';

const lines = [
  ['14:05', 60, 22],
  ["O'tkazma bajarildi", 240, 32],
  ["350 037 so'm", 340, 56],
  ['Qabul qiluvchi   8600 **** **** 3456', 540, 28],
  ['Sana   12.03.2026 14:02', 780, 28],
  ['Chek raqami   4455667788', 860, 28],
] as const;

/** A screenshot of a success screen with one sum in it, as plain as can be. */
export function simpleReceipt({ dark = false } = {}): Promise<Buffer> {
  const [ground, ink] = dark ? ['#101418', '#e8e8e8'] : ['#ffffff', '#202020'];
  const texts = lines.map(([line, y, size]) => `<text x="40" y="${y}" font-size="${size}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="590" height="1000">
    <rect width="590" height="1000" fill="${ground}"/><g font-family="DejaVu Sans" fill="${ink}">${texts}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
}
