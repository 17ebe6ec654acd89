import { folds, form, frame, line, patch, stitch } from './canvas.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const rubber = toneOf('white');
const floor = { cx: 505, cy: 728, rx: 430 };

/** Laces laid across the throat: each a band from one eyelet to the next. */
function laces(points: [number, number][], tone: Tone): string {
  return points
    .map(([x, y]) => {
      const d = `M${x - 34} ${y + 34} Q${x - 6} ${y - 4} ${x + 30} ${y - 14}`;
      const eyelet = `<circle cx="${x - 38}" cy="${y + 38}" r="8" fill="#1a1614" fill-opacity=".75"/>`;
      return line(d, '#1a1614', 19, 0.28) + line(d, tone.base, 15) + line(d, tone.pale, 5, 0.7) + eyelet;
    })
    .join('');
}

const runnerUpper =
  'M150 640 C134 560 142 452 170 372 C180 338 216 334 236 356 C268 394 322 402 372 376 C394 362 414 364 428 380 C474 440 544 500 640 526 C740 548 838 566 868 606 C882 626 878 650 862 664 L166 660 Z';

function meshDots(tone: Tone): string {
  return (
    `<pattern id="mesh" width="15" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate(18)"><circle cx="7" cy="7" r="3.1" fill="${tone.deep}" fill-opacity=".38"/>` +
    `<circle cx="8" cy="8.4" r="2" fill="${tone.pale}" fill-opacity=".25"/></pattern>`
  );
}

/** A running shoe seen from the side: mesh upper, foam sole, three slanted bands. */
export function runner(tone: Tone): string {
  const accent = toneOf(tone.base === rubber.base ? 'grey' : 'white');
  const tongue = form(
    'tongue',
    'M330 420 C336 350 356 306 396 300 C428 296 446 316 452 350 L520 470 L420 470 Z',
    tone.dark,
    tone,
    { rim: 20 },
  );
  const heel = 'M140 660 C130 570 142 480 164 396 C222 430 262 540 276 664 Z';
  const toe = 'M690 535 C760 550 850 566 884 616 L884 670 L640 670 C636 610 654 560 690 535 Z';
  const throat = 'M372 372 C396 356 416 362 430 380 C476 440 546 500 652 530 L616 592 C520 566 426 486 352 392 Z';
  const panels =
    patch(heel, tone.dark) +
    stitch('M276 664 C262 540 222 430 170 402', tone.stitch) +
    patch(toe, tone.dark) +
    stitch('M648 664 C648 612 664 566 700 546', tone.stitch) +
    line('M350 652 C360 590 402 536 456 506', accent.base, 24) +
    line('M424 652 C434 606 468 566 520 544', accent.base, 24) +
    patch(throat, tone.dark) +
    stitch('M346 400 C420 492 516 574 612 602', tone.stitch);
  const mouth = patch(
    'M178 380 C190 344 214 342 234 360 C268 398 326 404 376 376 L392 392 C330 440 236 440 178 380 Z',
    tone.deep,
    0.85,
  );
  const sole =
    form(
      'sole',
      'M126 628 C112 664 122 700 156 706 L810 708 C866 708 902 676 894 636 C886 618 862 616 840 624 C700 654 560 648 420 640 C330 636 226 606 160 612 C144 612 132 616 126 628 Z',
      rubber.base,
      rubber,
      { rim: 34, depth: 0.45 },
    ) +
    line('M150 672 C300 690 620 694 872 664', rubber.deep, 5, 0.35) +
    form(
      'tread',
      'M140 700 L812 702 C858 702 884 688 894 668 C898 706 872 732 812 732 L196 732 C160 732 142 718 140 700 Z',
      mix(tone.dark, '#1a1614', 0.35),
      toneOf('black'),
      { rim: 12 },
    );
  return frame(
    tone,
    tongue +
      form('upper', runnerUpper, 'url(#cloth)', tone, { inside: patch(runnerUpper, 'url(#mesh)') + panels + mouth }) +
      laces(
        [
          [440, 418],
          [484, 462],
          [532, 498],
          [586, 524],
        ],
        accent,
      ) +
      patch('M158 372 C150 340 160 322 180 326 L196 344 C184 350 176 362 170 384 Z', tone.dark) +
      sole,
    { floor, defs: meshDots(tone) },
  );
}

const courtUpper =
  'M152 650 C142 580 150 486 172 408 C182 376 214 374 236 392 C276 422 330 424 384 394 C404 382 422 384 436 398 C490 456 560 500 650 520 C756 542 846 566 872 612 C880 634 876 650 866 660 Z';

/** A low leather trainer: smooth panels, perforated toe, flat cup sole. */
export function courtSneaker(tone: Tone): string {
  const holes = [0, 1, 2, 3].flatMap((row) =>
    [0, 1, 2, 3].map(
      (at) =>
        `<circle cx="${690 + at * 30 + row * 8}" cy="${556 + at * 9 + row * 20}" r="5" fill="${tone.deep}" fill-opacity=".7"/>`,
    ),
  );
  const panels =
    patch('M140 664 C132 590 146 500 168 420 C214 450 246 470 254 520 C262 580 262 620 268 664 Z', tone.dark, 0.8) +
    stitch('M272 664 C268 620 266 580 258 520 C250 470 218 446 176 424', tone.stitch) +
    patch(
      'M384 392 C404 380 424 384 438 398 C492 456 562 500 662 522 L640 580 C540 560 440 500 366 408 Z',
      tone.light,
    ) +
    stitch('M360 412 C436 508 538 572 636 590', tone.stitch) +
    line('M640 580 C618 610 612 636 614 664', tone.deep, 4, 0.6) +
    stitch('M650 584 C630 612 624 638 626 664', tone.stitch) +
    patch('M330 664 C350 600 420 560 520 562 L500 600 C440 598 396 620 388 664 Z', tone.dark, 0.55) +
    holes.join('');
  const mouth = patch(
    'M178 412 C196 384 216 384 236 396 C278 424 334 426 388 394 L400 410 C340 456 236 456 178 412 Z',
    tone.deep,
    0.8,
  );
  const sole = form(
    'sole',
    'M136 652 C130 640 140 630 158 634 C400 652 640 652 860 632 C884 630 892 644 890 664 C888 706 868 726 820 726 L190 726 C152 726 138 700 136 652 Z',
    rubber.base,
    rubber,
    { rim: 30, depth: 0.45 },
  );
  return frame(
    tone,
    form('tongue', 'M344 430 C352 370 372 334 410 328 C440 324 456 344 462 372 L530 480 L430 480 Z', tone.light, tone, {
      rim: 20,
    }) +
      form('upper', courtUpper, 'url(#cloth)', tone, { inside: panels + mouth }) +
      laces(
        [
          [446, 432],
          [492, 470],
          [544, 502],
          [598, 524],
        ],
        rubber,
      ) +
      sole +
      stitch('M156 658 C400 678 640 678 872 656', rubber.deep, 4) +
      line('M150 702 L868 702', rubber.deep, 4, 0.4),
    { floor },
  );
}

const creases = [
  'M300 560 C380 540 430 560 500 620',
  'M290 480 C340 500 400 500 430 470',
  'M560 560 C600 600 640 610 690 600',
];

/** A canvas high-top with a rubber toe cap and an ankle patch. */
export function highTop(tone: Tone): string {
  const upper =
    'M190 660 C176 560 190 380 214 238 C218 216 236 212 250 222 C310 250 380 246 432 216 C448 208 462 214 464 232 C470 330 500 430 580 488 C650 530 800 540 862 600 C876 624 874 650 866 664 Z';
  const panels =
    folds(creases, tone, 14) +
    patch('M190 664 C178 560 192 420 208 300 L250 300 C246 420 262 560 268 664 Z', tone.dark, 0.75) +
    stitch('M276 664 C268 560 254 420 258 300', tone.stitch) +
    patch('M420 222 L470 210 C474 330 504 430 584 490 L640 520 L606 570 C500 530 424 400 420 222 Z', tone.dark, 0.6) +
    stitch('M410 240 C414 410 496 540 598 580', tone.stitch);
  const toe = form(
    'toe',
    'M690 664 C690 600 720 548 770 546 C830 556 868 590 880 628 L880 668 Z',
    rubber.base,
    rubber,
    { rim: 26 },
  );
  const patchRound =
    `<circle cx="318" cy="392" r="56" fill="${rubber.base}"/><circle cx="318" cy="392" r="56" fill="none" stroke="${tone.deep}" stroke-width="4"/>` +
    `<circle cx="318" cy="392" r="44" fill="none" stroke="${tone.base}" stroke-width="5"/>` +
    patch('M318 356 L330 384 L356 392 L330 402 L318 430 L306 402 L280 392 L306 384 Z', tone.base);
  const sole = form(
    'sole',
    'M168 650 C166 640 174 634 188 636 L868 636 C886 636 894 646 892 664 L888 704 C884 722 874 728 856 728 L206 728 C184 728 174 716 172 696 Z',
    rubber.base,
    rubber,
    { rim: 26, depth: 0.45, inside: patch('M160 664 h740 v14 h-740 Z', tone.base) },
  );
  return frame(
    tone,
    form('tongue', 'M392 300 C390 220 408 172 446 168 C478 168 488 196 490 230 L520 400 L430 400 Z', tone.light, tone, {
      rim: 22,
    }) +
      form('upper', upper, 'url(#cloth)', tone, { inside: panels }) +
      patch(
        'M216 236 C270 262 390 258 462 226 C450 204 444 210 432 214 C380 246 310 250 250 222 C232 212 220 218 216 236 Z',
        tone.deep,
        0.7,
      ) +
      patchRound +
      laces(
        [
          [464, 262],
          [470, 318],
          [484, 374],
          [508, 426],
          [546, 470],
          [596, 506],
        ],
        rubber,
      ) +
      toe +
      sole,
    { floor: { ...floor, cx: 530, rx: 400 } },
  );
}
