import { folds, form, frame, line, patch, softLine, stitch } from './canvas.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const black = toneOf('black');
const brass = toneOf('gold');
const insole = mix('#d8bf9c', '#ffffff', 0.2);

/** Turns a shoe about its heel until the toe stands on the ground too. */
function stand(heelX: number, heelY: number, degrees: number, content: string): string {
  return `<g transform="rotate(${degrees} ${heelX} ${heelY})">${content}</g>`;
}

/** A penny loafer in side view: moccasin seam, strap with its slot, stacked heel. */
export function loafer(tone: Tone): string {
  const upper =
    'M150 650 C140 590 146 520 160 476 C170 448 196 446 214 462 C270 500 400 500 470 446 C490 432 510 434 530 448 C600 494 700 500 780 530 C850 556 884 604 880 650 Z';
  const inside =
    patch(
      'M160 480 C176 450 196 450 214 464 C270 502 400 502 470 448 L486 462 C410 540 240 540 160 480 Z',
      tone.deep,
      0.85,
    ) +
    patch(
      'M440 470 C462 448 500 430 530 448 L590 480 C560 540 520 610 500 660 L400 660 C410 590 420 530 440 470 Z',
      tone.light,
      0.75,
    ) +
    stitch('M596 484 C566 544 530 612 512 656', tone.stitch) +
    stitch('M440 490 C420 540 412 600 404 656', tone.stitch) +
    patch('M408 556 L548 520 L536 574 L404 606 Z', tone.dark) +
    stitch('M414 566 L536 534 M410 596 L530 566', tone.stitch) +
    patch('M452 566 l46 -12 l-2 18 l-46 12 Z', tone.deep) +
    line('M566 540 C660 500 780 540 830 616', tone.deep, 7, 0.55) +
    stitch('M572 524 C670 486 796 528 848 610', tone.stitch, 4) +
    line('M232 500 C228 560 230 610 236 656', tone.deep, 4, 0.5);
  return frame(
    tone,
    stand(
      150,
      714,
      2.6,
      form('upper', upper, 'url(#cloth)', tone, { inside }) +
        softLine('M640 520 C720 530 800 560 830 590', '#ffffff', 20, 0.4) +
        form(
          'sole',
          'M140 646 L884 646 C896 650 896 672 880 676 L400 680 L380 690 L140 690 Z',
          mix(tone.deep, '#2a1a10', 0.5),
          black,
          { rim: 10 },
        ) +
        form('heel', 'M142 686 L372 686 L360 714 L148 714 Z', black.base, black, { rim: 14 }),
    ),
    { floor: { cx: 500, cy: 716, rx: 400 } },
  );
}

/** A winter boot: laced front, warm lining showing at the top, ridged sole. */
export function lacedBoot(tone: Tone): string {
  const wool = toneOf('beige');
  const upper =
    'M236 690 C226 560 232 380 240 220 C300 240 430 240 496 214 C500 320 510 420 566 472 C630 520 760 520 820 572 C856 606 858 650 852 690 Z';
  const inside =
    folds(
      ['M260 480 C330 510 420 510 480 470', 'M262 540 C350 560 440 560 520 520', 'M620 540 C650 570 660 600 656 640'],
      tone,
      16,
    ) +
    patch('M230 690 C228 640 230 600 236 560 C290 570 318 620 324 690 Z', tone.dark, 0.8) +
    stitch('M334 690 C326 616 296 566 240 552', tone.stitch) +
    patch('M640 690 C640 620 676 560 740 534 C820 560 860 600 860 690 Z', tone.dark, 0.8) +
    stitch('M630 690 C630 616 664 556 726 530', tone.stitch) +
    patch('M420 230 L500 212 C504 320 516 420 580 480 L640 506 L600 580 C480 540 420 400 420 230 Z', tone.dark, 0.55) +
    stitch('M410 250 C410 410 474 550 590 592', tone.stitch);
  const cuff = Array.from(
    { length: 11 },
    (_, at) =>
      `<circle cx="${238 + at * 26}" cy="${214 + Math.sin(at / 3.4) * 16}" r="${34 + (at % 3) * 4}" fill="${at % 2 ? wool.pale : wool.light}"/>`,
  );
  const laceRows = [
    [476, 270],
    [480, 326],
    [490, 382],
    [512, 436],
    [556, 480],
    [606, 508],
  ] as const;
  const lacing = laceRows.map(
    ([x, y]) =>
      line(`M${x - 40} ${y + 32} Q${x} ${y + 2} ${x + 22} ${y - 16}`, '#1a1614', 20, 0.3) +
      line(`M${x - 40} ${y + 30} Q${x} ${y} ${x + 22} ${y - 18}`, wool.base, 13) +
      `<circle cx="${x - 42}" cy="${y + 34}" r="9" fill="${brass.base}" stroke="${brass.deep}" stroke-width="3"/>`,
  );
  const lugs = Array.from(
    { length: 12 },
    (_, at) => `<rect x="${236 + at * 52}" y="752" width="34" height="22" rx="5" fill="${black.deep}"/>`,
  );
  return frame(
    tone,
    cuff.join('') +
      form('upper', upper, 'url(#cloth)', tone, { inside }) +
      lacing.join('') +
      lugs.join('') +
      form(
        'sole',
        'M222 676 L852 676 C878 676 884 700 880 730 C878 752 868 762 850 762 L240 762 C224 762 216 750 216 736 Z',
        '#3a3330',
        black,
        { rim: 20, inside: patch('M200 696 h700 v10 h-700 Z', '#c99a5b', 0.9) },
      ),
    { floor: { cx: 548, cy: 768, rx: 380 } },
  );
}

/** A smooth ankle boot with an elastic side and a block heel. */
export function ankleBoot(tone: Tone): string {
  const upper =
    'M250 640 C240 540 246 400 254 270 C320 292 430 290 500 266 C506 360 520 430 570 480 C640 540 790 560 846 630 C858 650 860 664 856 676 L640 690 C520 690 420 640 250 640 Z';
  const ribs = Array.from({ length: 9 }, (_, at) =>
    line(`M${340 + at * 11} 290 L${350 + at * 7} 500`, black.pale, 3, 0.5),
  );
  const inside =
    folds(['M270 560 C350 590 460 580 540 520', 'M520 600 C600 580 640 590 700 620'], tone, 18) +
    patch('M326 276 L448 276 L420 500 C400 530 380 530 364 500 Z', black.dark) +
    ribs.join('') +
    stitch('M314 280 L352 510 C376 546 408 546 434 508 L460 280', tone.stitch);
  return frame(
    tone,
    stand(
      268,
      776,
      5.4,
      patch('M254 272 C320 240 440 238 500 268 C430 294 320 294 254 272 Z', tone.deep) +
        line('M256 276 C240 236 262 226 276 262', tone.dark, 12) +
        form('heel', 'M246 626 L410 640 L384 776 L268 776 Z', mix(tone.deep, '#1a1210', 0.4), black, { rim: 26 }) +
        form('upper', upper, 'url(#cloth)', tone, { inside }) +
        form(
          'sole',
          'M246 630 C420 636 520 690 640 688 C740 686 810 668 866 672 C874 690 866 704 846 706 L640 712 C520 714 430 662 246 650 Z',
          black.base,
          black,
          { rim: 8 },
        ) +
        softLine('M620 540 C720 570 780 590 810 630', '#ffffff', 26, 0.4),
    ),
    { floor: { cx: 550, cy: 776, rx: 370 } },
  );
}

/** A closed court shoe on a slim high heel. */
export function heel(tone: Tone): string {
  const upper =
    'M196 470 C186 410 196 350 216 330 C232 318 244 330 250 352 C280 460 400 560 560 570 C600 572 640 566 672 572 C770 590 850 640 872 700 C868 716 850 718 830 716 C740 712 640 720 560 700 C430 664 330 540 196 470 Z';
  const stiletto = 'M196 462 C230 480 276 506 300 540 C270 590 252 680 246 772 L216 772 C214 660 196 560 196 462 Z';
  const inside = patch(
    'M216 332 C240 320 246 340 252 356 C284 462 400 560 560 572 C600 574 640 568 672 574 C600 600 520 606 450 580 C330 540 250 450 216 332 Z',
    tone.deep,
    0.45,
  );
  return frame(
    tone,
    stand(
      230,
      782,
      5.2,
      patch(
        'M216 334 C236 430 330 560 470 596 C560 616 640 600 680 576 C640 566 600 574 560 570 C400 560 280 460 250 352 Z',
        insole,
      ) +
        line('M230 350 C262 450 360 560 500 592 C580 606 640 594 676 578', tone.dark, 12) +
        form('heel', stiletto, 'url(#cloth)', tone, { rim: 18 }) +
        form('upper', upper, 'url(#cloth)', tone, { inside, rim: 30 }) +
        line('M200 470 C330 540 430 664 560 702 C640 722 740 716 850 718', black.base, 8) +
        patch('M212 764 h38 v18 h-38 Z', black.deep) +
        softLine('M690 620 C770 640 820 670 840 696', '#ffffff', 18, 0.6) +
        softLine('M226 390 C250 460 300 520 350 550', '#ffffff', 12, 0.5),
    ),
    { floor: { cx: 540, cy: 782, rx: 380 } },
  );
}

/** An open summer sandal: straps over the foot and round the ankle, low block heel. */
export function sandal(tone: Tone): string {
  const bed = form(
    'bed',
    'M176 590 C170 566 190 556 220 566 C340 600 430 676 600 684 C700 686 800 668 870 676 C886 684 884 704 866 708 C760 716 640 726 560 716 C400 698 330 620 176 612 Z',
    insole,
    toneOf('beige'),
    { rim: 12 },
  );
  const strap = (id: string, d: string): string => form(id, d, 'url(#cloth)', tone, { rim: 18 });
  return frame(
    tone,
    stand(
      204,
      770,
      2.8,
      form('heel', 'M178 600 L330 632 L312 770 L204 770 Z', mix(tone.dark, '#5a3a22', 0.5), toneOf('brown'), {
        rim: 22,
      }) +
        line('M196 420 C260 470 380 460 430 386', tone.deep, 30) +
        bed +
        strap('back', 'M184 590 C176 500 180 420 192 374 C204 360 222 364 226 382 C224 450 226 520 240 584 Z') +
        strap(
          'ankle',
          'M186 400 C230 340 380 320 440 376 C446 396 440 410 428 416 C380 370 260 380 204 440 C186 440 180 420 186 400 Z',
        ) +
        strap(
          'front',
          'M600 690 C580 620 600 570 640 548 C720 540 800 600 824 686 L780 690 C756 640 710 606 664 610 C640 630 640 660 650 690 Z',
        ) +
        strap('cross', 'M520 690 C520 620 560 570 628 540 L676 560 C610 590 580 640 576 694 Z') +
        stitch('M196 414 C240 356 376 344 430 394', tone.stitch) +
        `<rect x="416" y="362" width="42" height="52" rx="8" fill="none" stroke="${brass.base}" stroke-width="9"/>${line('M437 366 V410', brass.dark, 5)}` +
        stitch('M812 680 C790 610 720 556 650 560', tone.stitch) +
        form(
          'sole',
          'M176 606 C330 618 400 700 560 716 C660 726 780 714 874 704 C878 722 866 732 840 734 C740 740 640 746 556 736 C400 718 320 640 176 624 Z',
          '#54392a',
          toneOf('brown'),
          { rim: 8 },
        ),
    ),
    { floor: { cx: 530, cy: 770, rx: 380 } },
  );
}
