import type { Pattern } from '../types.ts';
import { bothSides, button, folds, form, frame, line, patch, softLine, stitch } from './canvas.ts';
import { cloth, twill } from './fabric.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const legs =
  'M330 120 H670 C690 260 716 420 722 560 L712 890 C712 902 704 908 694 908 L566 908 C556 908 550 902 549 892 L500 400 L451 892 C450 902 444 908 434 908 L306 908 C296 908 288 902 288 890 L278 560 C284 420 310 260 330 120 Z';
const band = 'M328 92 C440 108 560 108 672 92 L676 146 C560 162 440 162 324 146 Z';

function waist(tone: Tone, loop: string): string {
  const loops = [356, 436, 564, 644].map(
    (x) =>
      `<rect x="${x - 9}" y="92" width="18" height="74" rx="4" fill="${loop}" stroke="${tone.deep}" stroke-width="2"/>`,
  );
  return (
    patch('M334 92 C440 74 560 74 666 92 C560 110 440 110 334 92 Z', tone.deep) +
    form('band', band, 'url(#cloth)', tone, { rim: 16 }) +
    loops.join('')
  );
}

/** Five-pocket jeans with copper seams, a worn thigh and turned hems. */
export function jeans(tone: Tone): string {
  const copper = '#d7913f';
  const worn =
    softLine('M384 330 C392 400 392 470 384 540', tone.pale, 80, 0.5, 78) +
    softLine('M616 330 C608 400 608 470 616 540', tone.pale, 80, 0.5, 78);
  const whiskers = folds(
    [
      'M470 330 C430 330 390 320 350 300',
      'M480 370 C440 376 400 370 340 350',
      'M530 330 C570 330 610 320 650 300',
      'M520 370 C560 376 600 370 660 350',
      'M300 640 C340 660 390 660 430 640',
      'M570 640 C610 660 660 660 700 640',
    ],
    tone,
    12,
  );
  const pockets = bothSides(
    () =>
      patch('M330 156 C336 230 376 262 452 252 L452 156 Z', tone.dark, 0.55) +
      stitch('M452 252 C376 262 330 226 326 160', copper, 4) +
      stitch('M444 240 C384 248 344 220 338 160', copper, 4) +
      `<circle cx="444" cy="180" r="6" fill="${copper}"/>`,
  );
  const seams =
    stitch('M500 160 V392 M512 160 C516 240 540 300 512 330', copper, 4) +
    stitch('M488 410 L438 900 M512 410 L562 900', copper, 4) +
    stitch('M300 500 L304 876 M700 500 L696 876', copper, 3);
  const hems =
    patch('M280 872 H446 V920 H280 Z M554 872 H720 V920 H554 Z', tone.light, 0.7) +
    stitch('M292 874 H444 M556 874 H708', copper, 4);
  return frame(
    tone,
    form('legs', legs, 'url(#cloth)', tone, {
      inside: worn + twill(tone) + whiskers + pockets + seams + hems,
    }) +
      waist(tone, tone.base) +
      stitch('M334 106 C440 120 560 120 666 106 M332 140 C440 154 560 154 668 140', copper, 3.5) +
      button(500, 130, 16, '#c98a45'),
  );
}

/** Pressed cotton trousers with a crease, slanted pockets and a belt. */
export function trousers(tone: Tone): string {
  const creases =
    softLine('M392 190 C384 420 376 660 370 900', tone.deep, 6, 0.45) +
    softLine('M398 190 C390 420 382 660 376 900', tone.pale, 5, 0.6) +
    softLine('M608 190 C616 420 624 660 630 900', tone.deep, 6, 0.45) +
    softLine('M602 190 C610 420 618 660 624 900', tone.pale, 5, 0.6);
  const pockets = bothSides(
    () => line('M356 158 L318 300', tone.deep, 5, 0.7) + stitch('M368 160 L330 304', tone.stitch),
  );
  const belt = toneOf('brown');
  return frame(
    tone,
    form('legs', legs, 'url(#cloth)', tone, {
      inside:
        folds(
          [
            'M470 350 C430 360 400 350 370 330',
            'M530 350 C570 360 600 350 630 330',
            'M480 430 C450 450 420 452 390 440',
            'M520 430 C550 450 580 452 610 440',
          ],
          tone,
        ) +
        creases +
        pockets +
        line('M500 160 V392', tone.deep, 4, 0.6) +
        stitch('M514 160 C518 240 540 290 512 320', tone.stitch) +
        stitch('M292 880 H446 M554 880 H708', tone.stitch),
    }) +
      waist(tone, tone.light) +
      patch('M326 104 C440 120 560 120 674 104 L675 136 C560 152 440 152 325 136 Z', belt.base) +
      [356, 436, 564, 644]
        .map(
          (x) =>
            `<rect x="${x - 9}" y="94" width="18" height="70" rx="4" fill="${tone.light}" stroke="${tone.deep}" stroke-width="2"/>`,
        )
        .join('') +
      `<rect x="466" y="104" width="68" height="52" rx="8" fill="none" stroke="${toneOf('silver').base}" stroke-width="10"/>${line('M500 130 H530', '#8d939a', 7)}`,
  );
}

/** A pleated skirt hanging from its band. */
export function skirt(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const outline =
    'M372 190 H628 C700 420 770 620 830 800 C790 828 770 806 740 830 C700 850 680 824 646 842 C606 858 590 830 550 846 C520 858 486 834 452 848 C410 860 396 832 356 842 C320 852 300 822 262 832 C228 838 204 814 170 800 C230 620 300 420 372 190 Z';
  const pleats = Array.from({ length: 9 }, (_, at) => {
    const top = 388 + at * 28;
    const bottom = 216 + at * 71;
    const shade = `M${top} 190 L${bottom} 860 L${bottom + 34} 860 L${top + 12} 190 Z`;
    return (
      patch(shade, tone.deep, 0.3) +
      line(`M${top} 190 L${bottom} 850`, tone.deep, 3, 0.6) +
      line(`M${top - 8} 190 L${bottom - 22} 850`, tone.pale, 8, 0.35)
    );
  });
  return frame(
    tone,
    form('skirt', outline, fill, tone, {
      inside: pleats.join('') + stitch('M180 790 C400 840 600 840 820 790', tone.stitch),
      rim: 60,
    }) +
      patch('M370 142 C440 126 560 126 630 142 C560 158 440 158 370 142 Z', tone.deep) +
      form('band', 'M368 142 C440 160 560 160 632 142 L636 204 C560 220 440 220 364 204 Z', 'url(#cloth)', tone, {
        rim: 18,
        inside: stitch('M370 194 C440 210 560 210 632 194', tone.stitch),
      }) +
      button(596, 178, 13, mix(tone.pale, '#d9b36a', 0.3)),
    { defs },
  );
}
