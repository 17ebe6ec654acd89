import { bothSides, button, folds, form, frame, line, patch, softLine, softPatch, stitch } from './canvas.ts';
import { ribs } from './fabric.ts';
import { toneOf, type Tone } from './palette.ts';

const steel = toneOf('silver');

/** A zip from `top` to `bottom` down the middle, its pull hanging at the top. */
function zip(top: number, bottom: number): string {
  return (
    `<rect x="490" y="${top}" width="20" height="${bottom - top}" fill="#2a2624" fill-opacity=".75"/>` +
    `<path d="M500 ${top}V${bottom}" stroke="${steel.base}" stroke-width="11" stroke-dasharray="4 4"/>` +
    `<rect x="491" y="${top + 14}" width="18" height="46" rx="7" fill="${steel.light}" stroke="${steel.deep}" stroke-width="3"/>`
  );
}

const bomberSleeve =
  'M262 196 C196 216 158 280 146 370 L96 724 C94 744 104 752 120 756 L202 768 C214 768 220 760 222 748 L292 470 C290 360 284 270 276 196 Z';

/** A bomber jacket: ribbed collar, cuffs and hem, full zip, slanted pockets. */
export function bomber(tone: Tone): string {
  const body =
    'M368 168 C420 204 580 204 632 168 L744 200 C736 340 740 460 752 560 L744 770 C744 800 736 822 720 822 L280 822 C264 822 256 800 256 770 L248 560 C260 460 264 340 256 200 Z';
  const sleeves = bothSides((side) =>
    form(`sleeve-${side}`, bomberSleeve, 'url(#cloth)', tone, {
      inside:
        folds(
          [
            'M270 400 C230 430 200 440 166 440',
            'M146 540 C180 570 210 570 240 556',
            'M136 630 C166 660 196 660 224 640',
          ],
          tone,
          20,
        ) +
        patch('M70 688 L244 714 L226 800 L60 780 Z', 'url(#rib)') +
        line('M100 692 L236 712', tone.deep, 4, 0.7),
    }),
  );
  const pocket = bothSides(
    () =>
      line('M352 540 L312 690', tone.deep, 16, 0.7) +
      line('M352 540 L312 690', steel.base, 6) +
      stitch('M370 540 L328 698', tone.stitch),
  );
  const front = form('body', body, 'url(#cloth)', tone, {
    inside:
      folds(
        [
          'M280 400 C330 450 380 460 430 440',
          'M720 400 C670 450 620 460 570 440',
          'M330 770 C340 730 340 700 332 670',
          'M670 770 C660 730 660 700 668 670',
        ],
        tone,
        20,
      ) +
      patch('M240 758 H760 V840 H240 Z', 'url(#rib)') +
      line('M250 756 H750', tone.deep, 5, 0.7) +
      pocket +
      stitch('M474 220 V750 M526 220 V750', tone.stitch),
  });
  const collar =
    patch('M372 166 C430 148 570 148 628 166 C590 232 410 232 372 166 Z', tone.deep) +
    form(
      'collar',
      'M360 172 C372 140 388 128 400 128 C410 190 470 226 500 232 C530 226 590 190 600 128 C612 128 628 140 640 172 C620 232 540 270 500 276 C460 270 380 232 360 172 Z',
      'url(#rib)',
      tone,
      { rim: 16 },
    );
  return frame(tone, sleeves + front + collar + zip(258, 818), { defs: ribs('rib', tone) });
}

/** A quilted down jacket with a hood: swollen bands, zip, side pockets. */
export function puffer(tone: Tone): string {
  const bandsOf = (top: number, count: number, left: number, right: number): string =>
    Array.from({ length: count }, (_, at) => {
      const y = top + at * 92;
      const shine = softLine(
        `M${left} ${y + 28} Q${(left + right) / 2} ${y + 16} ${right} ${y + 28}`,
        tone.pale,
        26,
        0.5,
      );
      const shade = softLine(
        `M${left} ${y + 88} Q${(left + right) / 2} ${y + 98} ${right} ${y + 88}`,
        tone.deep,
        28,
        0.55,
      );
      return `${shine}${shade}${line(`M${left} ${y + 92} Q${(left + right) / 2} ${y + 102} ${right} ${y + 92}`, tone.deep, 4, 0.7)}`;
    }).join('');
  const sleeve =
    'M266 226 C190 236 158 300 150 360 C130 400 138 430 138 450 C116 490 124 520 124 540 C104 580 112 610 112 632 C94 670 100 700 104 722 C108 748 196 762 216 744 C236 700 240 640 256 600 C276 540 286 480 292 440 C292 360 286 280 276 226 Z';
  const body =
    'M352 210 L648 210 C720 222 742 250 742 290 C756 330 750 350 746 382 C762 420 756 440 748 474 C764 510 758 532 750 566 C766 602 760 630 752 658 C766 700 762 720 752 750 C766 800 744 838 720 844 C580 858 420 858 280 844 C256 838 234 800 248 750 C238 720 234 700 248 658 C240 630 234 602 250 566 C242 532 236 510 252 474 C244 440 238 420 254 382 C250 350 244 330 258 290 C258 250 280 222 352 210 Z';
  const hood =
    form(
      'hood',
      'M322 240 C280 130 380 70 500 70 C620 70 720 130 678 240 C650 300 560 320 500 326 C440 320 350 300 322 240 Z',
      'url(#cloth)',
      tone,
      {
        rim: 60,
        inside:
          softLine('M380 120 C360 180 350 220 352 260', tone.deep, 16, 0.5) +
          softLine('M620 120 C640 180 650 220 648 260', tone.deep, 16, 0.5),
      },
    ) +
    patch(
      'M392 226 C372 150 430 118 500 118 C570 118 628 150 608 226 C590 266 540 284 500 300 C460 284 410 266 392 226 Z',
      tone.deep,
    ) +
    softPatch('M420 150 C460 130 540 130 580 150 C560 190 440 190 420 150 Z', tone.base, 0.5);
  const pockets = bothSides(
    () => line('M330 600 L306 720', tone.deep, 14, 0.8) + line('M330 600 L306 720', steel.base, 5),
  );
  return frame(
    tone,
    bothSides((side) => form(`sleeve-${side}`, sleeve, 'url(#cloth)', tone, { inside: bandsOf(266, 5, 90, 300) })) +
      form('body', body, 'url(#cloth)', tone, { inside: bandsOf(290, 6, 230, 770), rim: 60 }) +
      pockets +
      hood +
      zip(300, 850),
  );
}

/** A long double-breasted trench coat with lapels and a tied belt. */
export function trench(tone: Tone): string {
  const horn = toneOf('brown').dark;
  const sleeve =
    'M300 170 C254 184 230 230 218 300 L168 640 C166 652 172 658 182 660 L256 672 C268 672 272 666 274 656 L326 420 C326 320 320 240 312 170 Z';
  const body =
    'M384 130 L616 130 L700 164 C694 280 676 380 672 470 C690 620 716 760 740 900 C640 926 360 926 260 900 C284 760 310 620 328 470 C324 380 306 280 300 164 Z';
  const inside =
    folds(
      [
        'M340 520 C330 640 310 760 300 890',
        'M400 520 C396 660 390 780 384 910',
        'M660 520 C670 640 690 760 700 890',
        'M470 540 C470 680 466 790 462 912',
        'M330 300 C370 340 400 350 430 350',
      ],
      tone,
      18,
    ) +
    line('M560 300 L566 920', tone.deep, 5, 0.7) +
    stitch('M548 340 L552 912', tone.stitch) +
    line('M306 250 C350 290 400 300 430 296', tone.deep, 4, 0.5);
  const lapels = bothSides((side) =>
    form(`lapel-${side}`, 'M408 128 L352 208 L392 232 L372 262 L500 420 L500 300 Z', tone.light, tone, {
      rim: 18,
      inside: stitch('M404 146 L366 206 L404 230 L386 260 L492 400', tone.stitch),
    }),
  );
  const collar =
    patch('M404 122 C450 104 550 104 596 122 L500 300 Z', tone.deep) +
    patch('M420 126 C460 114 540 114 580 126 C540 160 460 160 420 126 Z', tone.dark);
  const belt = form('belt', 'M322 452 C440 470 560 470 678 452 L682 508 C560 526 440 526 318 508 Z', tone.dark, tone, {
    rim: 16,
    inside: stitch('M330 464 C440 482 560 482 670 464 M330 498 C440 514 560 514 670 498', tone.stitch),
  });
  const tie =
    form('tie', 'M520 506 L560 506 L596 690 L548 700 Z', tone.dark, tone, { rim: 14 }) +
    `<rect x="494" y="444" width="74" height="82" rx="10" fill="none" stroke="${horn}" stroke-width="14"/>`;
  const pockets = bothSides((side) =>
    form(`pocket-${side}`, 'M352 600 L384 590 L366 720 L332 728 Z', tone.base, tone, { rim: 10 }),
  );
  const buttons = [
    [450, 400],
    [548, 400],
    [450, 580],
    [548, 580],
    [446, 680],
    [550, 740],
  ]
    .map(([x = 0, y = 0]) => button(x, y, 15, horn))
    .join('');
  return frame(
    tone,
    bothSides((side) =>
      form(`sleeve-${side}`, sleeve, 'url(#cloth)', tone, {
        inside:
          folds(['M306 380 C270 400 250 410 226 406', 'M206 480 C230 500 250 500 276 490'], tone) +
          patch('M160 574 L290 594 L284 626 L150 606 Z', tone.dark) +
          stitch('M184 580 L286 596', tone.stitch),
      }),
    ) +
      form('body', body, 'url(#cloth)', tone, { inside, rim: 54 }) +
      collar +
      lapels +
      pockets +
      buttons +
      belt +
      tie,
  );
}
