import { folds, form, frame, line, linear, patch, stitch } from './canvas.ts';
import { ribs } from './fabric.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const steel = toneOf('silver');

/** A leather belt rolled into a coil, its buckle and holed end lying in front. */
export function belt(tone: Tone): string {
  const coil = (rx: number, ry: number, cy: number): string =>
    `<ellipse cx="500" cy="${cy}" rx="${rx}" ry="${ry}" fill="none" stroke="${tone.deep}" stroke-width="42"/><ellipse cx="500" cy="${cy - 3}" rx="${rx}" ry="${ry}" fill="none" stroke="${tone.base}" stroke-width="34"/><ellipse cx="500" cy="${cy - 12}" rx="${rx}" ry="${ry}" fill="none" stroke="${tone.pale}" stroke-width="5" stroke-opacity=".45"/>`;
  const wall =
    'M150 430 C150 560 310 640 500 640 C690 640 850 560 850 430 L850 560 C850 690 690 776 500 776 C310 776 150 690 150 560 Z';
  const holes = [0, 1, 2, 3, 4].map((at) => {
    const x = 232 + at * 46;
    return `<ellipse cx="${x}" cy="${652 + at * 13 - at * at}" rx="9" ry="12" fill="#17110e"/>`;
  });
  return frame(
    tone,
    `<ellipse cx="500" cy="430" rx="350" ry="210" fill="${mix(tone.deep, '#0c0908', 0.4)}"/>` +
      coil(180, 100, 470) +
      coil(240, 138, 458) +
      coil(296, 174, 444) +
      coil(340, 204, 432) +
      form('wall', wall, 'url(#round)', tone, {
        rim: 40,
        inside:
          stitch('M158 466 C170 590 320 660 500 660 C680 660 830 590 842 466', tone.stitch, 5) +
          stitch('M158 560 C170 676 320 752 500 756 C680 752 830 676 842 560', tone.stitch, 5) +
          holes.join(''),
      }) +
      form('loop', 'M470 628 h34 v162 h-34 Z', tone.dark, tone, { rim: 12 }) +
      `<g fill="none" stroke-linejoin="round"><path d="M548 606 L716 566 L726 736 L556 792 Z" stroke="${steel.deep}" stroke-width="30"/><path d="M548 606 L716 566 L726 736 L556 792 Z" stroke="${steel.base}" stroke-width="22"/><path d="M544 602 L712 562 L722 732" stroke="${steel.pale}" stroke-width="7"/></g>` +
      line('M560 700 L718 652', steel.deep, 20) +
      line('M560 698 L718 650', steel.light, 13),
    { floor: { cx: 500, cy: 752, rx: 400 } },
  );
}

const hand = (turn: number, length: number, width: number, color: string): string =>
  `<path d="M500 524 L500 ${500 - length}" stroke="${color}" stroke-width="${width}" stroke-linecap="round" transform="rotate(${turn} 500 500)"/>`;

/** A round wrist-watch: the colour is the strap's, the case is steel. */
export function watch(tone: Tone): string {
  const ticks = Array.from(
    { length: 60 },
    (_, at) =>
      `<path d="M500 ${at % 5 ? 340 : 338} V${at % 5 ? 350 : 372}" stroke="#22262c" stroke-width="${at % 5 ? 3 : 9}" stroke-linecap="round" transform="rotate(${at * 6} 500 500)"/>`,
  );
  const upper = form(
    'upper',
    'M404 340 L424 70 C426 56 434 50 448 50 L552 50 C566 50 574 56 576 70 L596 340 Z',
    'url(#round)',
    tone,
    { rim: 26, inside: stitch('M426 330 L444 70 M574 330 L556 70', tone.stitch, 5) },
  );
  const lower = form(
    'lower',
    'M404 660 L424 926 C428 946 452 958 500 958 C548 958 572 946 576 926 L596 660 Z',
    'url(#round)',
    tone,
    {
      rim: 26,
      inside:
        stitch('M426 670 L446 920 C470 938 530 938 554 920 L574 670', tone.stitch, 5) +
        [780, 826, 872].map((y) => `<ellipse cx="500" cy="${y}" rx="8" ry="12" fill="#17110e"/>`).join(''),
    },
  );
  return frame(
    tone,
    upper +
      lower +
      `<rect x="712" y="472" width="46" height="56" rx="12" fill="url(#steel)" stroke="${steel.deep}" stroke-width="3"/>` +
      `<circle cx="500" cy="500" r="226" fill="url(#steel)" stroke="${steel.deep}" stroke-width="4"/>` +
      `<circle cx="500" cy="500" r="190" fill="${steel.deep}"/><circle cx="500" cy="500" r="182" fill="url(#dial)"/>` +
      ticks.join('') +
      `<circle cx="500" cy="590" r="44" fill="none" stroke="#8b9097" stroke-width="4"/>${line('M500 590 L522 566', '#c9303a', 5)}` +
      hand(304, 104, 14, '#22262c') +
      hand(54, 146, 10, '#22262c') +
      hand(190, 150, 4, '#c9303a') +
      `<circle cx="500" cy="500" r="14" fill="#22262c"/><circle cx="500" cy="500" r="6" fill="#c8a049"/>` +
      patch('M372 410 C410 350 460 326 520 322 L420 560 C380 520 364 460 372 410 Z', '#ffffff', 0.28),
    {
      defs:
        linear('steel', ['#f4f6f8', '#b5bcc4', '#eef1f4', '#7d858e'], 'slant') +
        linear('dial', ['#ffffff', '#e8eaec'], 'down'),
    },
  );
}

const lens = (x: number): string =>
  `M${x} 430 C${x + 90} 404 ${x + 230} 410 ${x + 290} 436 C${x + 304} 540 ${x + 262} 640 ${x + 150} 646 C${x + 40} 642 ${x - 16} 540 ${x} 430 Z`;

const rim = (x: number): string =>
  `M${x - 34} 398 C${x + 80} 368 ${x + 240} 374 ${x + 322} 408 C${x + 344} 560 ${x + 290} 682 ${x + 150} 688 C${x + 12} 682 ${x - 52} 560 ${x - 34} 398 Z`;

/** Sunglasses seen from the front, folded arms behind shaded lenses. */
export function sunglasses(tone: Tone): string {
  const eye = (id: string, x: number): string =>
    form(`rim-${id}`, rim(x), 'url(#cloth)', tone, { rim: 22 }) +
    `<path d="${lens(x)}" fill="url(#lens)" stroke="${tone.deep}" stroke-width="4"/><clipPath id="l-${id}"><path d="${lens(x)}"/></clipPath><g clip-path="url(#l-${id})">${patch(`M${x + 20} 660 L${x + 170} 390 h60 L${x + 90} 660 Z`, '#ffffff', 0.22)}${patch(`M${x + 130} 660 L${x + 270} 390 h22 L${x + 156} 660 Z`, '#ffffff', 0.16)}</g>`;
  return frame(
    tone,
    [
      line('M112 424 L176 300 C186 280 206 276 224 284 L246 296', tone.deep, 26),
      line('M112 418 L174 298 C184 278 204 272 222 280', tone.light, 6, 0.7),
      line('M888 424 L824 300 C814 280 794 276 776 284 L754 296', tone.deep, 26),
      line('M888 418 L826 298 C816 278 796 272 778 280', tone.light, 6, 0.7),
    ].join('') +
      form('bridge', 'M450 452 C470 414 530 414 550 452 C540 480 460 480 450 452 Z', tone.base, tone, { rim: 12 }) +
      line('M452 446 C474 404 526 404 548 446', tone.base, 26) +
      eye('l', 138) +
      eye('r', 572) +
      [128, 872]
        .map((x) => `<circle cx="${x}" cy="424" r="9" fill="${steel.light}" stroke="${steel.deep}" stroke-width="2"/>`)
        .join(''),
    { floor: { cx: 500, cy: 706, rx: 420 }, defs: linear('lens', ['#1d2229', '#4a4f57', '#8a7f74'], 'down') },
  );
}

/** A knitted winter hat with a turned-up ribbed edge and a fluffy pompom. */
export function beanie(tone: Tone): string {
  const crown = 'M216 690 C206 430 330 270 500 270 C670 270 794 430 784 690 Z';
  const knit = Array.from({ length: 17 }, (_, at) => {
    const bend = (at - 8) / 8;
    const x = 500 + bend * 280;
    return (
      line(`M500 268 C${500 + bend * 190} 330 ${x} 500 ${x} 700`, tone.deep, 9, 0.4) +
      line(`M508 268 C${510 + bend * 190} 330 ${x + 12} 500 ${x + 12} 700`, tone.pale, 7, 0.4)
    );
  });
  const fluff = Array.from({ length: 150 }, (_, at) => {
    const share = 1 - at / 150;
    const turn = at * 137.508;
    const reach = 34 + share * 72;
    const color = [tone.base, tone.light, tone.dark, tone.pale][(at * 7 + (at % 3)) % 4];
    return `<path d="M500 ${208 - reach * 0.55} q${at % 2 ? 7 : -7} ${-reach * 0.22} 0 ${-reach * 0.45}" fill="none" stroke="${color}" stroke-width="11" stroke-linecap="round" transform="rotate(${turn.toFixed(1)} 500 208)"/>`;
  });
  return frame(
    tone,
    form('crown', crown, 'url(#cloth)', tone, {
      inside:
        knit.join('') + folds(['M280 480 C340 440 400 430 460 440', 'M720 520 C660 490 620 480 560 490'], tone, 24),
      rim: 66,
    }) +
      form(
        'edge',
        'M190 640 C186 616 200 604 226 602 C400 578 600 578 774 602 C800 604 814 616 810 640 L800 776 C798 800 784 810 760 812 C600 832 400 832 240 812 C216 810 202 800 200 776 Z',
        'url(#rib)',
        tone,
        { rim: 44 },
      ) +
      `<circle cx="500" cy="208" r="84" fill="${tone.base}"/>${fluff.join('')}`,
    { defs: ribs('rib', tone, 24) },
  );
}
