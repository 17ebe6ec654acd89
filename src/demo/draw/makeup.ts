import { cylinder, form, frame, line, linear, patch, softLine, softPatch } from './canvas.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const gold = toneOf('gold');
const black = toneOf('black');

/** An open lipstick: slanted bullet in its shade, gold collar, black case, the cap lying beside it. */
export function lipstick(tone: Tone): string {
  const bullet = 'M382 430 L382 250 C384 200 470 120 520 116 C540 116 548 130 548 160 L548 430 Z';
  return frame(
    tone,
    form('bullet', bullet, 'url(#round)', tone, {
      rim: 20,
      inside: patch(
        'M382 262 C390 204 470 122 524 118 C552 130 540 200 500 240 C460 274 420 286 382 262 Z',
        tone.light,
        0.75,
      ),
    }) +
      form('neck', 'M372 420 H558 V560 H372 Z', 'url(#gold)', gold, {
        rim: 10,
        inside: patch('M372 446 h186 v6 h-186 Z M372 536 h186 v6 h-186 Z', gold.deep, 0.5),
      }) +
      form('case', 'M350 552 H580 V822 Q580 836 566 836 H364 Q350 836 350 822 Z', 'url(#black)', black, { rim: 14 }) +
      patch('M350 566 h230 v12 h-230 Z', gold.base) +
      form('cap', 'M640 560 H800 V822 Q800 836 786 836 H654 Q640 836 640 822 Z', 'url(#black)', black, {
        rim: 14,
        inside: patch('M640 796 h160 v14 h-160 Z', gold.base),
      }) +
      patch('M640 560 C660 540 780 540 800 560 C780 576 660 576 640 560 Z', '#3a3b42') +
      softPatch('M120 800 C160 740 260 730 320 770 C340 800 260 830 160 832 Z', tone.base, 0.25) +
      form(
        'swatch',
        'M110 806 C150 764 210 790 250 768 C290 752 320 774 300 800 C260 836 150 842 110 806 Z',
        tone.base,
        tone,
        { rim: 16 },
      ),
    { floor: { cx: 480, cy: 830, rx: 400 }, defs: cylinder('gold', gold) + cylinder('black', black) },
  );
}

/** A mascara tube with its brush drawn out beside it. */
export function mascara(tone: Tone): string {
  const ink = tone.base === toneOf('brown').base ? '#3c2417' : '#141317';
  const bristles = Array.from({ length: 46 }, (_, at) => {
    const y = 160 + at * 6.4;
    const half = 20 + Math.sin((at / 45) * Math.PI) * 34;
    const skew = at % 2 ? 8 : -8;
    return line(`M${620 - half} ${y + skew} L${620 + half} ${y - skew}`, ink, 4.5);
  });
  return frame(
    tone,
    form('tube', 'M300 300 H440 V812 Q440 838 414 838 H326 Q300 838 300 812 Z', 'url(#case)', black, {
      rim: 16,
      inside:
        patch('M300 560 h140 v60 h-140 Z', '#caa24c') +
        patch('M300 572 h140 v6 h-140 Z M300 602 h140 v6 h-140 Z', '#fff3d0', 0.6),
    }) +
      form('mouth', 'M326 262 H414 V304 H326 Z', 'url(#gold)', gold, { rim: 8 }) +
      patch('M346 250 h48 v16 h-48 Z', ink) +
      line('M620 140 V520', '#2b2a30', 15) +
      bristles.join('') +
      form('collar', 'M580 508 H660 V548 H580 Z', 'url(#gold)', gold, { rim: 8 }) +
      form('handle', 'M556 540 H684 V812 Q684 838 660 838 H580 Q556 838 556 812 Z', 'url(#case)', black, {
        rim: 16,
        inside: patch('M556 560 h128 v12 h-128 Z', '#caa24c'),
      }) +
      line('M126 440 C180 470 230 470 270 440', ink, 7) +
      Array.from({ length: 9 }, (_, at) =>
        line(
          `M${132 + at * 16} ${445 + Math.sin((at / 8) * Math.PI) * 18} q${(at - 4) * 2} -24 ${(at - 4) * 8} -${52 + Math.sin((at / 8) * Math.PI) * 22}`,
          ink,
          4,
        ),
      ).join(''),
    {
      floor: { cx: 490, cy: 834, rx: 280 },
      defs: cylinder('gold', gold) + cylinder('case', tone.base === toneOf('brown').base ? tone : black),
    },
  );
}

/** A bottle of nail polish with a tall cap, and a painted stroke. */
export function nailPolish(tone: Tone): string {
  const bottle =
    'M366 520 C330 540 306 570 306 616 L306 790 Q306 836 352 836 H648 Q694 836 694 790 L694 616 C694 570 670 540 634 520 Z';
  const fluid =
    'M376 540 C346 558 328 586 328 620 L328 780 Q328 814 362 814 H638 Q672 814 672 780 L672 620 C672 586 654 558 624 540 Z';
  return frame(
    tone,
    form('glass', bottle, '#ffffff', toneOf('silver'), { rim: 16, depth: 0.4 }) +
      form('fluid', fluid, 'url(#round)', tone, { rim: 40 }) +
      patch('M352 600 C356 580 366 570 384 566 L384 790 C362 790 352 784 352 768 Z', '#ffffff', 0.55) +
      form('neck', 'M412 476 H588 V526 H412 Z', 'url(#silver)', toneOf('silver'), { rim: 8 }) +
      form('cap', 'M430 130 Q430 112 448 112 H552 Q570 112 570 130 L584 484 H416 Z', 'url(#black)', black, {
        rim: 22,
      }) +
      line('M452 140 L442 470', '#ffffff', 10, 0.25) +
      form(
        'stroke',
        'M760 540 C800 520 850 526 862 560 C880 640 866 760 830 820 C810 836 786 830 780 806 C760 720 744 620 760 540 Z',
        tone.base,
        tone,
        { rim: 26 },
      ) +
      softLine('M790 570 C786 640 796 720 806 780', '#ffffff', 12, 0.6),
    { floor: { cx: 510, cy: 834, rx: 320 }, defs: cylinder('black', black) + cylinder('silver', toneOf('silver')) },
  );
}

/** An open compact of pressed powder: mirror in the lid, puff beside the pan. */
export function powder(tone: Tone): string {
  const shell = toneOf('black');
  return frame(
    tone,
    `<circle cx="500" cy="330" r="262" fill="${shell.deep}"/><circle cx="500" cy="326" r="258" fill="url(#shell)"/><circle cx="500" cy="328" r="222" fill="${gold.dark}"/><circle cx="500" cy="328" r="214" fill="url(#mirror)"/>` +
      `<clipPath id="m"><circle cx="500" cy="328" r="214"/></clipPath><g clip-path="url(#m)">${patch('M330 560 L560 100 h90 L420 560 Z', '#ffffff', 0.5)}${patch('M470 560 L690 120 h36 L510 560 Z', '#ffffff', 0.35)}</g>` +
      form('hinge', 'M420 560 h160 v44 h-160 Z', gold.base, gold, { rim: 12 }) +
      `<ellipse cx="500" cy="736" rx="322" ry="158" fill="${shell.deep}"/><ellipse cx="500" cy="716" rx="322" ry="154" fill="url(#shell)"/><ellipse cx="500" cy="712" rx="276" ry="124" fill="${gold.base}"/><ellipse cx="500" cy="712" rx="266" ry="117" fill="${tone.deep}"/>` +
      `<ellipse cx="500" cy="718" rx="264" ry="112" fill="url(#cloth)"/>` +
      [0.78, 0.56, 0.34]
        .map(
          (share) =>
            `<ellipse cx="500" cy="718" rx="${264 * share}" ry="${112 * share}" fill="none" stroke="${tone.dark}" stroke-width="5" stroke-opacity=".55"/>`,
        )
        .join('') +
      form(
        'puff',
        'M640 690 C720 660 850 690 860 750 C864 800 760 826 690 806 C620 786 590 716 640 690 Z',
        '#f3ded2',
        toneOf('pink'),
        { rim: 30, depth: 0.35 },
      ) +
      form(
        'ribbon',
        'M676 742 C720 720 800 730 836 762 L828 786 C790 756 726 748 690 768 Z',
        mix(tone.base, '#c98a8a', 0.4),
        toneOf('pink'),
        { rim: 8 },
      ),
    {
      floor: { cx: 510, cy: 850, rx: 360 },
      defs:
        linear('shell', ['#5a5b63', '#2c2d33', '#151519'], 'slant') +
        linear('mirror', ['#e9f0f5', '#b7c6d2', '#dfe8ee'], 'slant'),
    },
  );
}
