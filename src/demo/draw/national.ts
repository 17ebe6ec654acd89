import type { Pattern } from '../types.ts';
import { bothSides, folds, form, frame, line, patch, stitch } from './canvas.ts';
import { cloth } from './fabric.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const thread = '#f5f1e8';

/** The qalampir of Chust: a pepper-like almond with a bent tip, sewn in raised white thread. */
function qalampir(x: number, y: number, width: number, height: number): string {
  const d = 'M0 70 C-62 66 -72 4 -40 -34 C-14 -64 30 -60 34 -104 C70 -74 78 -10 56 34 C42 60 24 70 0 70 Z';
  const inner = 'M4 46 C-38 44 -46 4 -22 -20 C-2 -40 28 -38 40 -62 C54 -34 54 2 40 26 C32 40 20 46 4 46 Z';
  const veins = 'M6 40 C10 10 18 -14 36 -44 M8 28 L-18 12 M12 8 L-10 -8 M8 28 L32 12 M14 4 L40 -8';
  return (
    `<g transform="translate(${x} ${y}) scale(${width} ${height})">` +
    line(d, thread, 10) +
    patch(inner, thread) +
    line(veins, '#3a3532', 5) +
    `<path d="${d}" fill="none" stroke="${thread}" stroke-width="7" stroke-dasharray="2 16" stroke-linecap="round" transform="scale(1.22)"/></g>`
  );
}

function sprig(x: number, y: number, size: number): string {
  const petals = [0, 60, 120, 180, 240, 300].map(
    (turn) => `<ellipse cx="0" cy="-15" rx="6" ry="12" transform="rotate(${turn})"/>`,
  );
  return `<g transform="translate(${x} ${y}) scale(${size})" fill="${thread}">${petals.join('')}</g>`;
}

function arches(): string {
  return Array.from({ length: 9 }, (_, at) => {
    const x = 228 + at * 68;
    const y = 716 + (1 - ((at - 4) / 4.6) ** 2) * 54;
    const arch = `M${x - 27} ${y} V${y - 46} C${x - 27} ${y - 100} ${x + 27} ${y - 100} ${x + 27} ${y - 46} V${y}`;
    return `${line(arch, thread, 8)}${line(`M${x} ${y - 4} V${y - 44}`, thread, 6)}${sprig(x, y - 56, 0.6)}`;
  }).join('');
}

/** A doʻppi, the four-sided skull-cap: a low peaked crown with a qalampir on each face, a band of arches. */
export function doppi(tone: Tone): string {
  const crown =
    'M170 590 C190 470 300 400 484 336 C496 330 506 330 518 336 C700 400 812 470 832 590 C720 690 280 690 170 590 Z';
  const band = 'M164 574 C290 690 712 690 838 574 L822 740 C720 836 282 836 180 740 Z';
  const ridge = 'M501 334 C440 430 390 560 372 700';
  const facets =
    patch('M501 330 C380 390 240 460 164 590 L372 720 C390 560 440 430 501 330 Z', tone.deep, 0.4) +
    patch('M501 330 C624 390 764 460 838 590 L372 720 C390 560 440 430 501 330 Z', tone.light, 0.3) +
    line(ridge, tone.deep, 14, 0.8) +
    `<g transform="translate(6 0)">${line(ridge, tone.pale, 5, 0.6)}</g>`;
  const motifs =
    qalampir(606, 530, 1.2, 1.12) +
    qalampir(290, 556, 0.62, 0.86) +
    [
      [494, 590, 1.1],
      [474, 500, 0.8],
      [740, 590, 1.1],
      [700, 500, 0.8],
      [222, 606, 0.8],
      [350, 520, 0.7],
      [352, 640, 0.8],
    ]
      .map(([x = 0, y = 0, size = 1]) => sprig(x, y, size))
      .join('');
  return frame(
    tone,
    form('crown', crown, 'url(#cloth)', tone, { inside: facets + motifs, rim: 54 }) +
      form('band', band, tone.dark, tone, { inside: arches(), rim: 44 }) +
      line('M164 574 C290 690 712 690 838 574', thread, 8) +
      line('M180 740 C282 836 720 836 822 740', tone.pale, 9, 0.9) +
      line('M501 330 v-12', thread, 10),
    { floor: { cx: 501, cy: 800, rx: 370 } },
  );
}

/** A large shawl folded in a triangle, with a fringe; made for ikat silk. */
export function scarf(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern, 0.72);
  const back = 'M130 236 C300 200 700 200 870 236 L560 800 C540 836 500 836 480 800 Z';
  const front =
    'M130 240 C320 216 680 216 870 240 C800 330 640 400 610 560 C600 640 560 720 520 800 C430 640 300 480 130 240 Z';
  const fringe = Array.from({ length: 58 }, (_, at) => {
    const share = at / 57;
    const down = share < 0.5;
    const part = down ? share * 2 : (share - 0.5) * 2;
    const x = down ? 140 + part * 375 : 525 + part * 345;
    const y = down ? 256 + part * 552 : 806 - part * 556;
    return line(
      `M${x.toFixed(0)} ${y.toFixed(0)} q${down ? -14 : 10} 26 ${down ? -6 : 4} 58`,
      at % 3 ? tone.dark : '#f2e6cc',
      5,
    );
  });
  return frame(
    tone,
    fringe.join('') +
      form('back', back, fill, tone, { rim: 40, depth: 0.7 }) +
      form('front', front, fill, tone, {
        rim: 50,
        inside: folds(
          [
            'M300 250 C400 340 500 480 540 700',
            'M500 240 C540 320 560 420 570 560',
            'M700 240 C680 300 640 360 600 460',
            'M200 260 C320 380 430 520 520 740',
          ],
          tone,
          26,
        ),
      }) +
      line('M130 238 C320 214 680 214 870 238', mix(tone.deep, '#1a1038', 0.4), 12) +
      line('M130 236 C320 212 680 212 870 236', '#f2e6cc', 4),
    { defs },
  );
}

/** A chopon, the long open robe: wide sleeves, braided edges, a sash tied in front. */
export function chopon(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern, 0.7);
  const braid = toneOf('gold');
  const sleeve =
    'M316 150 C240 170 190 240 160 330 L82 600 C78 616 84 624 96 628 L214 664 C228 668 236 660 240 648 L330 430 Z';
  const body =
    'M396 116 L604 116 L692 150 C690 300 680 420 690 520 C706 650 720 780 736 894 C640 914 360 914 264 894 C280 780 294 650 310 520 C320 420 310 300 308 150 Z';
  const opening = 'M420 112 C440 260 470 420 486 520 L480 908 L520 908 L514 520 C530 420 560 260 580 112 Z';
  const edge = (d: string): string => line(d, braid.deep, 26) + line(d, braid.base, 19) + stitch(d, braid.pale, 5);
  return frame(
    tone,
    bothSides((side) =>
      form(`sleeve-${side}`, sleeve, fill, tone, {
        inside:
          folds(['M320 380 C270 400 220 410 170 400', 'M130 500 C180 530 220 530 270 510'], tone, 22) +
          edge('M80 592 L250 650'),
      }),
    ) +
      form('body', body, fill, tone, {
        rim: 60,
        inside: folds(
          [
            'M350 540 C340 660 330 780 322 890',
            'M420 540 C416 660 410 780 404 900',
            'M580 540 C584 660 590 780 596 900',
            'M650 540 C660 660 670 780 678 890',
          ],
          tone,
          22,
        ),
      }) +
      patch(opening, mix(tone.deep, '#15101a', 0.4)) +
      edge('M420 112 C440 260 470 420 486 520 L480 906') +
      edge('M580 112 C560 260 530 420 514 520 L520 906') +
      edge('M264 886 C320 900 420 906 478 906') +
      edge('M736 886 C680 900 580 906 522 906') +
      form(
        'sash',
        'M310 484 C440 512 560 512 690 484 L692 548 C560 580 440 580 308 548 Z',
        toneOf('burgundy').base,
        toneOf('burgundy'),
        { rim: 18, inside: stitch('M318 530 C440 560 560 560 684 530', '#edc77a', 5) },
      ) +
      form('knot', 'M476 500 h52 v66 h-52 Z', toneOf('burgundy').light, toneOf('burgundy'), { rim: 12 }) +
      form(
        'tail',
        'M484 560 L452 720 L492 728 L504 566 L524 730 L560 716 L520 560 Z',
        toneOf('burgundy').base,
        toneOf('burgundy'),
        { rim: 12 },
      ),
    { defs },
  );
}
