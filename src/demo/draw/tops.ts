import type { Pattern } from '../types.ts';
import { bothSides, button, folds, form, frame, line, patch, softLine, softPatch, stitch } from './canvas.ts';
import { cloth, ribs } from './fabric.ts';
import type { Tone } from './palette.ts';

const torso =
  'M352 182 C420 214 580 214 648 182 L756 222 C744 330 738 420 744 520 L750 838 C750 852 740 858 726 858 L274 858 C260 858 250 852 250 838 L256 520 C262 420 256 330 244 222 Z';
const torsoFolds = [
  'M270 430 C330 470 360 480 410 476',
  'M730 430 C680 470 650 484 600 480',
  'M300 800 C330 720 330 660 320 600',
  'M690 810 C660 730 664 680 676 620',
];
const shortSleeve =
  'M256 216 C200 236 160 290 128 384 L92 492 C88 504 94 512 104 516 L236 560 C248 562 254 556 256 546 L282 420 C280 340 276 270 268 214 Z';
const backNeck = 'M352 182 C420 160 580 160 648 182 C600 262 400 262 352 182 Z';

function shortSleeves(tone: Tone, fill: string, cuff: string): string {
  const hem = patch('M92 470 L262 526 L250 580 L80 524 Z', cuff);
  return bothSides((side) =>
    form(`sleeve-${side}`, shortSleeve, fill, tone, {
      inside: folds(['M250 330 C220 380 190 420 170 470'], tone) + hem + stitch('M98 478 L256 530', tone.stitch),
    }),
  );
}

const star = 'M500 400 L530 478 L614 484 L549 537 L570 618 L500 573 L430 618 L451 537 L386 484 L470 478 Z';

/** A crew-neck T-shirt laid flat; with `star`, a star is printed on the chest. */
export function tshirt(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const print = pattern === 'star' ? patch(star, '#f2b83b') + stitch(star, '#fff6df', 5) : '';
  const body = form('body', torso, fill, tone, {
    inside:
      print + folds(torsoFolds, tone) + stitch('M254 832 H746', tone.stitch) + stitch('M254 822 H746', tone.stitch),
  });
  const collar =
    patch(backNeck, tone.deep) +
    patch('M372 186 C430 172 570 172 628 186 C590 200 410 200 372 186 Z', tone.dark) +
    line('M350 184 C398 276 602 276 650 184', tone.dark, 30) +
    line('M350 184 C398 276 602 276 650 184', tone.base, 24) +
    stitch('M334 192 C384 300 616 300 666 192', tone.stitch);
  return frame(tone, shortSleeves(tone, fill, 'none') + body + collar, { defs });
}

function turnedCollar(tone: Tone): string {
  return (
    patch('M384 172 C430 150 570 150 616 172 L560 240 L440 240 Z', tone.deep) +
    bothSides((side) =>
      form(
        `collar-${side}`,
        'M384 166 C366 178 356 196 350 220 L402 316 C440 296 474 272 500 246 C450 230 404 206 384 166 Z',
        'url(#cloth)',
        tone,
        {
          rim: 18,
          inside: stitch('M362 222 L406 302 C440 284 466 266 486 248', tone.stitch),
        },
      ),
    )
  );
}

/** A polo shirt: turned collar, short placket with three buttons, ribbed sleeve ends. */
export function polo(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const placket =
    patch('M468 240 H532 V470 H468 Z', tone.light) +
    stitch('M474 244 V464 H526 V244', tone.stitch) +
    [316, 372, 428].map((y) => button(500, y, 12, tone.pale)).join('');
  return frame(
    tone,
    shortSleeves(tone, fill, 'url(#rib)') +
      form('body', torso, fill, tone, {
        inside: folds(torsoFolds, tone) + placket + stitch('M254 830 H746', tone.stitch),
      }) +
      turnedCollar(tone),
    { defs: defs + ribs('rib', tone) },
  );
}

const longSleeve =
  'M258 214 C204 232 182 280 168 350 L96 742 C94 754 100 760 110 762 L196 782 C208 784 214 778 216 768 L286 470 C284 370 278 280 270 214 Z';

function longSleeves(tone: Tone, fill: string, cuff: string): string {
  return bothSides((side) =>
    form(`sleeve-${side}`, longSleeve, fill, tone, {
      inside:
        folds(
          [
            'M266 400 C230 430 210 450 180 456',
            'M150 560 C180 580 200 580 232 566',
            'M140 640 C170 664 190 664 214 650',
          ],
          tone,
        ) + cuff,
    }),
  );
}

/** A button-through shirt with a turned collar, chest pocket and cuffs. */
export function shirt(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const cuff = patch('M80 690 L240 726 L220 800 L70 770 Z', tone.light, 0.6) + stitch('M104 700 L226 728', tone.stitch);
  const body = form('body', torso, fill, tone, {
    inside:
      folds(torsoFolds, tone) +
      patch('M472 230 H530 V860 H472 Z', tone.light, 0.75) +
      stitch('M480 240 V856 M522 240 V856', tone.stitch) +
      line('M472 240 V860', tone.deep, 3, 0.5) +
      patch('M574 396 H690 V510 L632 540 L574 510 Z', tone.base) +
      line('M574 396 H690 V510 L632 540 L574 510 Z', tone.deep, 3, 0.5) +
      stitch('M582 418 H682 M582 404 V506 L632 530 L682 506 V404', tone.stitch) +
      stitch('M254 834 H746', tone.stitch),
  });
  const buttons = [330, 430, 530, 630, 730].map((y) => button(501, y, 12, tone.pale)).join('');
  return frame(tone, longSleeves(tone, fill, cuff) + body + buttons + turnedCollar(tone), { defs });
}

const cord = (d: string, x: number): string =>
  line(d, '#1a1614', 15, 0.25) +
  line(d, '#f4f0ea', 11) +
  `<rect x="${x - 8}" y="500" width="16" height="34" rx="6" fill="#b9bec4" stroke="#7d838a" stroke-width="2"/>`;

/** A hooded sweatshirt with a pouch pocket, cords and ribbed edges. */
export function hoodie(tone: Tone): string {
  const cuff = patch('M70 706 L230 740 L214 800 L60 770 Z', 'url(#rib)') + line('M98 712 L224 740', tone.deep, 4, 0.6);
  const pocket = 'M366 610 H634 L690 762 H310 Z';
  const body = form('body', torso, 'url(#cloth)', tone, {
    inside:
      folds(torsoFolds, tone, 20) +
      softLine(pocket + 'Z', tone.deep, 12, 0.5) +
      patch(pocket, tone.base) +
      stitch('M374 620 H626 M356 632 L320 752 M644 632 L680 752 M320 754 H680', tone.stitch) +
      patch('M240 800 H760 V870 H240 Z', 'url(#rib)') +
      line('M250 798 H750', tone.deep, 5, 0.6),
  });
  const hood =
    form(
      'hood',
      'M330 236 C296 120 380 62 500 62 C620 62 704 120 670 236 C640 300 560 330 500 344 C440 330 360 300 330 236 Z',
      'url(#cloth)',
      tone,
      { rim: 50 },
    ) +
    patch(
      'M388 214 C368 136 430 104 500 104 C570 104 632 136 612 214 C594 262 540 290 500 306 C460 290 406 262 388 214 Z',
      tone.deep,
    ) +
    softPatch('M420 140 C460 116 540 116 580 140 C560 180 440 180 420 140 Z', tone.base, 0.55) +
    stitch('M374 220 C350 124 420 90 500 90 C580 90 650 124 626 220', tone.stitch);
  const cords = cord('M446 300 C440 370 446 430 442 500', 442) + cord('M554 300 C560 370 552 430 558 500', 558);
  return frame(tone, longSleeves(tone, 'url(#cloth)', cuff) + body + hood + cords, { defs: ribs('rib', tone) });
}

const surface = (d: string): string => patch(d, 'url(#knit)');

/** A knitted sweater: three cables down the front, ribbed neck, cuffs and hem. */
export function sweater(tone: Tone): string {
  const knit = `<pattern id="knit" width="16" height="14" patternUnits="userSpaceOnUse"><path d="M0 2 L8 10 L16 2" fill="none" stroke="${tone.deep}" stroke-width="3" stroke-opacity=".2"/><path d="M0 7 L8 15 L16 7" fill="none" stroke="${tone.pale}" stroke-width="2" stroke-opacity=".25"/></pattern>`;
  const cable = (x: number): string =>
    patch(`M${x - 34} 200 h68 v610 h-68 Z`, tone.dark, 0.35) +
    Array.from({ length: 10 }, (_, at) => {
      const y = 250 + at * 58;
      const left = `M${x - 24} ${y} C${x - 24} ${y + 30} ${x + 22} ${y + 24} ${x + 22} ${y + 56}`;
      const right = `M${x + 22} ${y} C${x + 22} ${y + 30} ${x - 24} ${y + 24} ${x - 24} ${y + 56}`;
      return (
        line(right, tone.dark, 22) +
        line(right, tone.base, 15) +
        line(left, tone.deep, 24, 0.6) +
        line(left, tone.light, 17)
      );
    }).join('');
  const cuff =
    surface(longSleeve) +
    patch('M70 696 L234 732 L214 800 L60 770 Z', 'url(#rib)') +
    line('M98 704 L226 732', tone.deep, 4, 0.6);
  const body = form('body', torso, 'url(#cloth)', tone, {
    inside:
      surface(torso) +
      [360, 500, 640].map(cable).join('') +
      folds(torsoFolds, tone) +
      patch('M240 790 H760 V870 H240 Z', 'url(#rib)') +
      line('M250 788 H750', tone.deep, 5, 0.6),
  });
  const neck =
    patch(backNeck, tone.deep) +
    form(
      'neck',
      'M346 176 C420 140 580 140 654 176 L648 226 C590 292 410 292 352 226 Z M386 184 C440 226 560 226 614 184 C560 168 440 168 386 184 Z',
      'url(#rib)',
      tone,
      { rim: 14 },
    );
  return frame(tone, longSleeves(tone, 'url(#cloth)', cuff) + body + neck, { defs: knit + ribs('rib', tone) });
}

/** A women's blouse: ruffled V-neck, full sleeves gathered at the wrist. */
export function blouse(tone: Tone, pattern?: Pattern): string {
  const { fill, defs } = cloth(tone, pattern);
  const sleeve =
    'M262 216 C190 240 150 330 120 450 C96 550 76 640 92 690 C120 716 176 726 214 712 C256 660 276 560 290 450 C288 360 280 280 272 214 Z';
  const body =
    'M356 186 L500 404 L644 186 L752 222 C726 320 700 400 696 480 C694 560 716 660 738 810 C660 838 340 838 262 810 C284 660 306 560 304 480 C300 400 274 320 248 222 Z';
  const gathers = [
    'M320 520 C310 620 300 700 296 790',
    'M420 470 C412 600 404 700 400 810',
    'M580 470 C588 600 596 700 600 810',
    'M680 520 C690 620 700 700 704 790',
    'M500 420 L500 816',
  ];
  const ruffle =
    'M350 180 C340 220 372 240 370 270 C396 282 392 310 414 324 C436 340 430 366 452 376 C470 388 470 406 500 424 L500 388 C470 340 410 250 384 178 Z';
  return frame(
    tone,
    patch('M356 186 C420 166 580 166 644 186 L500 404 Z', tone.deep) +
      bothSides((side) =>
        form(`sleeve-${side}`, sleeve, fill, tone, {
          inside: folds(['M250 300 C200 400 160 520 150 690', 'M270 420 C240 520 210 620 190 700'], tone),
        }),
      ) +
      bothSides((side) =>
        form(`cuff-${side}`, 'M96 684 C130 712 180 718 216 706 L210 758 C176 768 130 762 100 744 Z', tone.light, tone, {
          rim: 14,
          inside: stitch('M100 700 C134 724 176 730 212 718', tone.stitch),
        }),
      ) +
      form('body', body, fill, tone, { inside: folds(gathers, tone, 18) }) +
      bothSides((side) => form(`ruffle-${side}`, ruffle, tone.light, tone, { rim: 16 })) +
      [470, 540, 610].map((y) => button(500, y, 10, tone.pale)).join(''),
    { defs },
  );
}
