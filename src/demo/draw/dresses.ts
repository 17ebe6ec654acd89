import type { Pattern } from '../types.ts';
import { bothSides, button, folds, form, frame, line, patch, softLine, stitch } from './canvas.ts';
import { cloth } from './fabric.ts';
import { toneOf, type Tone } from './palette.ts';

const hang = [
  'M420 480 C390 620 350 760 316 880',
  'M470 480 C460 640 440 780 424 900',
  'M540 480 C552 640 566 780 580 900',
  'M590 480 C620 620 656 760 690 880',
  'M400 470 C340 600 280 730 240 850',
  'M600 470 C660 600 720 730 760 850',
];

/** A short-sleeved dress with a fitted waist and a wide skirt, belted. */
export function dress(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern, 0.62);
  const skirtPart =
    'M396 440 C460 452 540 452 604 440 C660 560 740 720 800 850 C770 884 740 866 706 884 C670 904 640 882 600 898 C560 914 530 894 500 902 C470 894 440 914 400 898 C360 882 330 904 294 884 C260 866 230 884 200 850 C260 720 340 560 396 440 Z';
  const top =
    'M384 120 C420 200 580 200 616 120 L694 150 C680 240 640 330 610 448 C540 464 460 464 390 448 C360 330 320 240 306 150 Z';
  const sleeve =
    'M312 148 C262 168 226 230 204 320 C200 334 208 342 220 346 L310 374 C322 376 328 370 332 360 L352 270 C340 220 330 180 322 148 Z';
  const ribbon = toneOf(pattern === 'ikat' || tone.base !== toneOf('black').base ? 'black' : 'gold');
  return frame(
    tone,
    patch('M384 120 C430 104 570 104 616 120 C580 196 420 196 384 120 Z', tone.deep) +
      bothSides((side) =>
        form(`sleeve-${side}`, sleeve, fill, tone, {
          inside: folds(['M310 230 C280 270 260 300 240 336'], tone) + stitch('M210 324 L326 358', tone.stitch),
        }),
      ) +
      form('skirt', skirtPart, fill, tone, { inside: folds(hang, tone, 22), rim: 60 }) +
      form('top', top, fill, tone, {
        inside: folds(['M340 300 C380 330 420 340 450 330', 'M660 300 C620 330 580 340 550 330'], tone),
      }) +
      line('M384 122 C420 204 580 204 616 122', tone.deep, 14) +
      line('M384 122 C420 204 580 204 616 122', tone.pale, 7) +
      form('belt', 'M386 422 C460 438 540 438 614 422 L618 462 C540 480 460 480 382 462 Z', ribbon.base, ribbon, {
        rim: 12,
      }) +
      form('bow-l', 'M500 446 C460 400 420 400 412 424 C410 450 440 476 500 452 Z', ribbon.base, ribbon, { rim: 12 }) +
      form('bow-r', 'M500 446 C540 400 580 400 588 424 C590 450 560 476 500 452 Z', ribbon.base, ribbon, { rim: 12 }) +
      form('tail', 'M488 452 L456 590 L488 580 L502 460 L520 586 L550 590 L512 452 Z', ribbon.base, ribbon, {
        rim: 10,
      }) +
      `<circle cx="500" cy="446" r="17" fill="${ribbon.light}"/>`,
    { defs },
  );
}

/** A long evening gown on thin straps, draped across the waist, with a train. */
export function eveningDress(tone: Tone): string {
  const gown =
    'M372 200 C400 170 440 190 500 236 C560 190 600 170 628 200 C640 270 610 330 594 400 C616 560 690 740 770 900 C680 930 600 912 500 926 C400 940 300 916 236 884 C320 730 384 560 406 400 C390 330 360 270 372 200 Z';
  const drapes = [
    'M380 260 C440 300 520 330 596 350',
    'M390 300 C450 340 530 370 596 390',
    'M400 360 C460 380 540 410 600 430',
    'M440 440 C420 600 370 760 310 890',
    'M490 450 C480 620 460 780 430 910',
    'M540 450 C560 620 590 780 620 908',
    'M580 450 C620 600 670 750 720 880',
  ];
  const glints = Array.from({ length: 46 }, (_, at) => {
    const y = 222 + at * 4;
    const x = 400 + ((at * at * 37 + at * 89) % 200);
    return `<path d="M${x} ${y} l4 8 l8 4 l-8 4 l-4 8 l-4 -8 l-8 -4 l8 -4 Z" fill="#fffdf4" fill-opacity="${0.45 + (at % 4) * 0.15}"/>`;
  });
  return frame(
    tone,
    line('M392 198 C410 140 424 110 440 84', tone.dark, 11) +
      line('M608 198 C590 140 576 110 560 84', tone.dark, 11) +
      line('M440 84 C470 120 530 120 560 84', tone.deep, 8, 0.7) +
      form('gown', gown, 'url(#cloth)', tone, {
        rim: 60,
        inside:
          folds(drapes, tone, 24) +
          `${softLine('M560 480 C590 620 630 740 690 860', '#ffffff', 30, 0.35)}${glints.join('')}`,
      }) +
      form('sash', 'M404 396 C470 426 540 420 596 396 L600 436 C540 462 460 464 400 436 Z', tone.dark, tone, {
        rim: 14,
      }) +
      form('brooch', 'M500 400 L522 430 L500 460 L478 430 Z', '#f3ead2', toneOf('gold'), { rim: 10 }),
  );
}

const bear = (x: number, y: number): string =>
  `<g fill="#b98355"><circle cx="${x - 56}" cy="${y - 56}" r="30"/><circle cx="${x + 56}" cy="${y - 56}" r="30"/><circle cx="${x}" cy="${y}" r="82"/></g>` +
  `<g fill="#e9cfae"><circle cx="${x - 56}" cy="${y - 56}" r="15"/><circle cx="${x + 56}" cy="${y - 56}" r="15"/><ellipse cx="${x}" cy="${y + 30}" rx="40" ry="32"/></g>` +
  `<g fill="#2f211a"><circle cx="${x - 30}" cy="${y - 14}" r="9"/><circle cx="${x + 30}" cy="${y - 14}" r="9"/><ellipse cx="${x}" cy="${y + 18}" rx="15" ry="10"/></g>` +
  line(`M${x - 18} ${y + 40} Q${x} ${y + 56} ${x + 18} ${y + 40}`, '#2f211a', 5);

/** A baby's romper: short sleeves, snap buttons at the shoulder and between the legs. */
export function romper(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const body =
    'M376 190 C430 226 570 226 624 190 L714 226 C720 300 706 380 712 460 C724 560 726 620 722 676 C660 690 606 740 580 812 L420 812 C394 740 340 690 278 676 C274 620 276 560 288 460 C294 380 280 300 286 226 Z';
  const sleeve =
    'M294 222 C246 246 212 300 192 372 C190 386 196 392 206 396 L284 424 C296 426 302 420 306 410 L326 330 Z';
  const trim = (d: string): string => line(d, tone.dark, 24) + line(d, tone.light, 17);
  return frame(
    tone,
    patch('M376 190 C430 170 570 170 624 190 C580 250 420 250 376 190 Z', tone.deep) +
      bothSides((side) =>
        form(`sleeve-${side}`, sleeve, fill, tone, { inside: stitch('M198 372 L306 410', tone.stitch) }),
      ) +
      form('body', body, fill, tone, {
        inside:
          folds(
            [
              'M300 420 C340 450 380 456 420 450',
              'M700 420 C660 450 620 456 580 450',
              'M330 650 C380 660 430 690 460 740',
              'M670 650 C620 660 570 690 540 740',
            ],
            tone,
          ) + bear(500, 440),
      }) +
      trim('M374 192 C424 258 576 258 626 192') +
      trim('M278 678 C340 692 394 742 418 808') +
      trim('M722 678 C660 692 606 742 582 808') +
      form('flap', 'M416 770 H584 L580 828 H420 Z', tone.light, tone, { rim: 12 }) +
      [450, 500, 550].map((x) => button(x, 800, 11, '#f6f3ee')).join('') +
      button(328, 214, 11, '#f6f3ee') +
      button(356, 202, 11, '#f6f3ee'),
    { defs },
  );
}
