import { cylinder, form, frame, line, linear, patch, softLine } from './canvas.ts';
import { mix, toneOf, type Tone } from './palette.ts';

const gold = toneOf('gold');
const white = toneOf('white');

function leaf(x: number, y: number, size: number, turn: number, color: string): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"><path d="M0 60 C-40 20 -34 -40 0 -70 C34 -40 40 20 0 60 Z" fill="${color}"/><path d="M0 76 V-50 M0 30 L-18 8 M0 30 L18 8 M0 4 L-16 -18 M0 4 L16 -18" stroke="#fff" stroke-width="4" stroke-linecap="round" fill="none" stroke-opacity=".75"/></g>`;
}

/** A cut-glass perfume bottle, coloured by what is in it, with a gold neck and a heavy stopper. */
export function perfume(tone: Tone): string {
  const glass = 'M270 420 Q270 380 310 380 H690 Q730 380 730 420 V790 Q730 836 684 836 H316 Q270 836 270 790 Z';
  const fluid = 'M306 480 H694 V780 Q694 802 672 802 H328 Q306 802 306 780 Z';
  return frame(
    tone,
    form('glass', glass, '#f7f9fa', toneOf('silver'), { rim: 26, depth: 0.4 }) +
      form('fluid', fluid, 'url(#liquid)', tone, { rim: 46, depth: 0.4 }) +
      patch('M306 480 H694 L660 500 H340 Z', tone.pale, 0.9) +
      line('M500 300 C498 500 506 640 540 796', '#ffffff', 7, 0.55) +
      patch('M270 420 L340 500 V780 L276 826 Z', '#ffffff', 0.28) +
      patch('M730 420 L660 500 V780 L724 826 Z', tone.deep, 0.16) +
      line('M340 500 V780 M660 500 V780', '#ffffff', 3, 0.5) +
      form(
        'plaque',
        'M420 590 h160 q10 0 10 10 v110 q0 10 -10 10 h-160 q-10 0 -10 -10 v-110 q0 -10 10 -10 Z',
        'url(#goldplate)',
        gold,
        { rim: 10 },
      ) +
      leaf(500, 656, 0.62, 0, gold.deep) +
      form('collar', 'M420 316 H580 V386 H420 Z', 'url(#gold)', gold, {
        rim: 10,
        inside: patch('M420 344 h160 v7 h-160 Z', gold.deep, 0.5),
      }) +
      form(
        'stopper',
        'M396 150 Q396 130 416 130 H584 Q604 130 604 150 V304 Q604 322 584 322 H416 Q396 322 396 304 Z',
        'url(#round)',
        tone,
        { rim: 26 },
      ) +
      line('M424 156 V296', '#ffffff', 12, 0.5) +
      line('M300 430 V770', '#ffffff', 12, 0.7),
    {
      floor: { cx: 500, cy: 834, rx: 300 },
      defs:
        cylinder('gold', gold) +
        linear('goldplate', [gold.pale, gold.base, gold.light], 'slant') +
        linear('liquid', [tone.pale, tone.light, tone.base], 'down'),
    },
  );
}

/** An open jar of face cream: a swirl above the rim, the lid leaning beside it. */
export function creamJar(tone: Tone): string {
  return frame(
    tone,
    `<ellipse cx="730" cy="640" rx="150" ry="196" fill="${gold.deep}" transform="rotate(-14 730 640)"/><ellipse cx="718" cy="636" rx="146" ry="192" fill="url(#lid)" transform="rotate(-14 718 636)"/><ellipse cx="718" cy="636" rx="112" ry="154" fill="none" stroke="${gold.pale}" stroke-width="5" transform="rotate(-14 718 636)" stroke-opacity=".8"/>` +
      leaf(718, 640, 1.1, -14, gold.dark) +
      form(
        'jar',
        'M150 480 C150 450 730 450 730 480 L730 740 C730 806 690 836 620 840 H260 C190 836 150 806 150 740 Z',
        'url(#round)',
        tone,
        { rim: 54 },
      ) +
      patch('M190 520 C200 520 214 522 226 524 V800 C206 790 194 772 190 748 Z', '#ffffff', 0.5) +
      patch('M150 560 C300 590 580 590 730 560 V576 C580 606 300 606 150 576 Z', gold.base, 0.9) +
      leaf(440, 700, 0.95, 0, mix(tone.deep, '#2f6b45', 0.35)) +
      `<ellipse cx="440" cy="476" rx="290" ry="70" fill="${white.deep}"/><ellipse cx="440" cy="468" rx="290" ry="68" fill="${tone.pale}"/><ellipse cx="440" cy="470" rx="258" ry="56" fill="#efe6db"/>` +
      form(
        'cream',
        'M190 466 C220 410 300 430 340 390 C380 340 430 330 446 286 C470 310 468 340 500 370 C540 404 640 410 690 466 C640 520 240 520 190 466 Z',
        '#fffaf3',
        toneOf('beige'),
        { rim: 30, depth: 0.3 },
      ) +
      softLine('M300 456 C380 480 520 476 570 440 C520 410 420 420 390 440', toneOf('beige').dark, 7, 0.3) +
      softLine('M400 400 C440 420 490 410 500 384', toneOf('beige').dark, 6, 0.3),
    {
      floor: { cx: 500, cy: 834, rx: 400 },
      defs: linear('lid', [gold.pale, gold.light, gold.base, gold.dark], 'slant'),
    },
  );
}

/** A pump bottle of shampoo with a leaf on its label, and a few bubbles. */
export function shampoo(tone: Tone): string {
  const bottle =
    'M410 330 C340 350 300 400 300 480 V786 Q300 840 354 840 H646 Q700 840 700 786 V480 C700 400 660 350 590 330 Z';
  const bubble = (x: number, y: number, r: number): string =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" fill-opacity=".45"/><circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${tone.base}" stroke-width="3" stroke-opacity=".6"/><path d="M${x - r * 0.5} ${y - r * 0.2} A${r * 0.55} ${r * 0.55} 0 0 1 ${x} ${y - r * 0.56}" stroke="#fff" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  return frame(
    tone,
    form('bottle', bottle, 'url(#round)', tone, { rim: 50 }) +
      form('label', 'M336 500 H664 V760 H336 Z', '#fbf8f3', toneOf('beige'), { rim: 26, depth: 0.25 }) +
      leaf(466, 610, 1, -26, tone.base) +
      leaf(534, 610, 1, 26, tone.dark) +
      line('M400 700 H600 M430 726 H570', tone.dark, 8, 0.6) +
      line('M336 470 V800', '#ffffff', 14, 0.5) +
      form('neck', 'M440 262 H560 V336 H440 Z', 'url(#pump)', white, { rim: 12 }) +
      form('stem', 'M482 180 H518 V266 H482 Z', 'url(#pump)', white, { rim: 6 }) +
      form(
        'head',
        'M300 150 Q300 136 316 136 H560 Q586 136 586 160 V190 Q586 202 572 202 H430 C400 202 380 178 352 178 V206 H312 C304 206 300 190 300 150 Z',
        'url(#fallwhite)',
        white,
        { rim: 14 },
      ) +
      [
        [770, 760, 44],
        [826, 670, 26],
        [218, 700, 34],
        [176, 780, 50],
        [240, 610, 18],
        [776, 590, 16],
      ]
        .map(([x = 0, y = 0, r = 0]) => bubble(x, y, r))
        .join(''),
    {
      floor: { cx: 500, cy: 838, rx: 300 },
      defs: cylinder('pump', white) + linear('fallwhite', ['#ffffff', '#efece7', '#cfc8be'], 'down'),
    },
  );
}

/** A soft tube standing on its cap, with a curl of cream before it. */
export function tube(tone: Tone): string {
  const skin = 'M322 130 H678 L690 150 C680 400 640 600 620 720 H380 C360 600 320 400 310 150 Z';
  return frame(
    tone,
    form('cap', 'M376 712 H624 V820 Q624 838 606 838 H394 Q376 838 376 820 Z', 'url(#gold)', gold, {
      rim: 14,
      inside: Array.from({ length: 20 }, (_, at) => line(`M${384 + at * 12} 740 V826`, gold.deep, 3, 0.35)).join(''),
    }) +
      form('tube', skin, 'url(#round)', tone, { rim: 40 }) +
      form('crimp', 'M316 110 H684 Q692 110 692 120 V168 H308 V120 Q308 110 316 110 Z', tone.light, tone, {
        rim: 8,
        inside: Array.from({ length: 38 }, (_, at) => line(`M${314 + at * 10} 112 V166`, tone.deep, 2.5, 0.4)).join(''),
      }) +
      softLine('M384 200 C390 400 410 560 420 690', '#ffffff', 26, 0.55) +
      `<ellipse cx="500" cy="400" rx="104" ry="104" fill="#fffaf2" fill-opacity=".92"/><ellipse cx="500" cy="400" rx="104" ry="104" fill="none" stroke="${gold.base}" stroke-width="5"/>` +
      leaf(474, 404, 0.8, -24, tone.dark) +
      leaf(526, 404, 0.8, 24, tone.base) +
      line('M440 560 H560 M462 590 H538', '#fffaf2', 9, 0.9) +
      form(
        'curl',
        'M700 806 C720 750 820 740 846 780 C870 770 890 800 872 824 C840 850 740 850 706 838 C690 830 690 816 700 806 Z',
        '#fffaf3',
        toneOf('beige'),
        { rim: 20, depth: 0.35 },
      ) +
      line('M740 806 C770 780 810 786 820 806', toneOf('beige').dark, 6, 0.35),
    { floor: { cx: 560, cy: 836, rx: 340 }, defs: cylinder('gold', gold) },
  );
}
