import { bothSides, folds, form, frame, line, patch, softLine, softPatch, stitch } from './canvas.ts';
import { toneOf, type Tone } from './palette.ts';

const brass = toneOf('gold');
const steel = toneOf('silver');

function ring(x: number, y: number, radius: number): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${brass.deep}" stroke-width="13"/><circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${brass.base}" stroke-width="9"/><circle cx="${x - 2}" cy="${y - 2}" r="${radius}" fill="none" stroke="${brass.pale}" stroke-width="3"/>`;
}

/** A structured handbag with two rounded handles, a flap and a turn-lock. */
export function handbag(tone: Tone): string {
  const body =
    'M240 420 C240 396 256 386 280 386 L720 386 C744 386 760 396 760 420 L822 764 C826 790 812 806 786 806 L214 806 C188 806 174 790 178 764 Z';
  const flap =
    'M238 420 C238 396 256 384 280 384 L720 384 C744 384 762 396 762 420 L778 520 C700 600 600 624 500 626 C400 624 300 600 222 520 Z';
  const handle = 'M340 420 C330 240 400 146 500 146 C600 146 670 240 660 420';
  return frame(
    tone,
    line('M368 400 C360 270 420 190 500 190 C580 190 640 270 632 400', tone.deep, 24) +
      form('body', body, 'url(#fall)', tone, {
        inside:
          stitch('M252 400 L196 786 H804 L748 400', tone.stitch) +
          folds(['M200 760 C240 700 250 640 252 580', 'M800 760 C760 700 750 640 748 580'], tone, 24),
        rim: 60,
      }) +
      softLine('M228 530 C300 612 400 640 500 642 C600 640 700 612 772 530', '#140e0c', 16, 0.5) +
      form('flap', flap, 'url(#cloth)', tone, {
        inside: stitch('M240 512 C316 584 410 608 500 610 C590 608 684 584 760 512', tone.stitch, 4),
        rim: 40,
      }) +
      line(handle, tone.deep, 36) +
      line(handle, tone.base, 29) +
      line('M334 420 C324 236 396 140 500 140 C560 140 600 164 626 210', tone.pale, 7, 0.5) +
      [340, 660]
        .map(
          (x) =>
            form(`tab-${x}`, `M${x - 34} 410 h68 l-8 92 q-26 22 -52 0 Z`, tone.dark, tone, {
              rim: 12,
              inside: stitch(`M${x - 24} 430 l8 64 q16 14 32 0 l8 -64`, tone.stitch),
            }) + ring(x, 420, 24),
        )
        .join('') +
      form(
        'plate',
        'M452 566 h96 q14 0 14 14 v54 q0 14 -14 14 h-96 q-14 0 -14 -14 v-54 q0 -14 14 -14 Z',
        brass.base,
        brass,
        { rim: 14 },
      ) +
      form('lock', 'M488 580 h24 q6 0 6 6 v42 q0 6 -6 6 h-24 q-6 0 -6 -6 v-42 q0 -6 6 -6 Z', brass.light, brass, {
        rim: 8,
      }) +
      [290, 710].map((x) => `<ellipse cx="${x}" cy="812" rx="16" ry="8" fill="${brass.dark}"/>`).join(''),
    { floor: { cx: 500, cy: 812, rx: 390 } },
  );
}

const zipper = (d: string): string =>
  line(d, '#191614', 15, 0.8) +
  `<path d="${d}" fill="none" stroke="${steel.base}" stroke-width="8" stroke-dasharray="4 4"/>`;

const pull = (x: number, y: number): string =>
  `<rect x="${x - 9}" y="${y}" width="18" height="52" rx="7" fill="${steel.light}" stroke="${steel.deep}" stroke-width="3"/>`;

/** A backpack from the front: top handle, zipped front pocket, side pockets, straps behind. */
export function backpack(tone: Tone): string {
  const body =
    'M290 330 C290 180 380 140 500 140 C620 140 710 180 710 330 L736 760 C738 806 714 830 670 830 L330 830 C286 830 262 806 264 760 Z';
  const pocket =
    'M336 540 C336 506 356 492 390 492 L610 492 C644 492 664 506 664 540 L676 740 C678 768 664 782 638 782 L362 782 C336 782 322 768 324 740 Z';
  return frame(
    tone,
    line('M444 150 C446 90 554 90 556 150', tone.deep, 26) +
      line('M444 148 C446 92 554 92 556 148', tone.base, 17) +
      bothSides((side) =>
        form(`strap-${side}`, 'M310 260 C220 330 206 520 236 700 L272 720 L280 400 Z', tone.dark, tone, { rim: 20 }),
      ) +
      bothSides(
        (side) =>
          form(
            `side-${side}`,
            'M276 560 C236 560 214 590 212 630 L208 750 C208 780 226 796 266 796 Z',
            tone.dark,
            tone,
            { rim: 24 },
          ) + line('M216 600 C240 580 260 576 276 580', tone.pale, 6, 0.5),
      ) +
      form('body', body, 'url(#cloth)', tone, {
        rim: 64,
        inside:
          folds(['M300 460 C330 440 350 430 380 430', 'M700 460 C670 440 650 430 620 430'], tone, 20) +
          stitch('M316 400 C312 240 390 196 500 196 C610 196 688 240 684 400', tone.stitch),
      }) +
      zipper('M306 420 C298 220 390 172 500 172 C610 172 702 220 694 420') +
      pull(694, 410) +
      softPatch('M320 760 L324 800 L676 800 L684 760 Z', '#140e0c', 0.5) +
      form('pocket', pocket, 'url(#cloth)', tone, {
        rim: 36,
        inside: stitch(
          'M344 600 L340 736 C340 758 350 766 366 766 H634 C650 766 660 758 660 736 L656 600',
          tone.stitch,
        ),
      }) +
      zipper('M338 552 C380 536 620 536 662 552') +
      pull(640, 546) +
      form(
        'badge',
        'M430 330 h140 q16 0 16 16 v58 q0 16 -16 16 h-140 q-16 0 -16 -16 v-58 q0 -16 16 -16 Z',
        toneOf('brown').base,
        toneOf('brown'),
        { rim: 14, inside: stitch('M426 344 H574 V406 H426 Z', '#e7c79d') },
      ) +
      patch('M500 352 l10 16 l18 4 l-12 14 l2 18 l-18 -8 l-18 8 l2 -18 l-12 -14 l18 -4 Z', '#e7c79d'),
    { floor: { cx: 500, cy: 830, rx: 330 } },
  );
}

/** A small cross-body bag with a quilted flap on a long chain. */
export function crossbody(tone: Tone): string {
  const chain = Array.from({ length: 47 }, (_, at) => {
    const angle = Math.PI * (1 + at / 46);
    const x = 500 + Math.cos(angle) * 270;
    const y = 470 + Math.sin(angle) * 340;
    const turn = (Math.atan2(Math.cos(angle) * 340, -Math.sin(angle) * 270) * 180) / Math.PI;
    return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="15" ry="${at % 2 ? 5 : 9}" transform="rotate(${turn.toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})" fill="none" stroke="${at % 2 ? brass.dark : brass.base}" stroke-width="6"/>`;
  });
  const quilt = `<pattern id="quilt" width="74" height="74" patternUnits="userSpaceOnUse" patternTransform="rotate(45 500 500)"><rect width="74" height="74" fill="url(#puff)"/><path d="M0 0H74M0 0V74" stroke="${tone.deep}" stroke-width="4" stroke-opacity=".75"/><path d="M5 5H70M5 5V70" stroke="${tone.pale}" stroke-width="3" stroke-dasharray="8 6" stroke-opacity=".5"/></pattern><radialGradient id="puff" cx=".4" cy=".4" r=".75"><stop offset="0" stop-color="${tone.light}"/><stop offset=".6" stop-color="${tone.base}"/><stop offset="1" stop-color="${tone.dark}"/></radialGradient>`;
  const body = 'M214 470 q0 -26 26 -26 h520 q26 0 26 26 v300 q0 40 -40 40 h-492 q-40 0 -40 -40 Z';
  const flap = 'M210 470 q0 -30 30 -30 h520 q30 0 30 30 v150 q0 50 -60 50 h-460 q-60 0 -60 -50 Z';
  return frame(
    tone,
    chain.join('') +
      form('body', body, 'url(#quilt)', tone, { rim: 54 }) +
      softLine('M226 660 q20 24 64 24 h420 q44 0 64 -24', '#140e0c', 18, 0.5) +
      form('flap', flap, 'url(#quilt)', tone, { rim: 40 }) +
      form(
        'clasp',
        'M450 632 h100 q18 0 18 18 v44 q0 18 -18 18 h-100 q-18 0 -18 -18 v-44 q0 -18 18 -18 Z',
        brass.base,
        brass,
        { rim: 16 },
      ) +
      form(
        'pin',
        'M476 660 h48 q10 0 10 10 v4 q0 10 -10 10 h-48 q-10 0 -10 -10 v-4 q0 -10 10 -10 Z',
        brass.deep,
        brass,
        { rim: 5 },
      ) +
      ring(230, 470, 20) +
      ring(770, 470, 20),
    { defs: quilt, floor: { cx: 500, cy: 812, rx: 340 } },
  );
}

const card = (id: string, x: number, y: number, color: string): string =>
  `<rect id="${id}" x="${x}" y="${y}" width="270" height="120" rx="14" fill="${color}" stroke="#1b1512" stroke-opacity=".35" stroke-width="3"/><rect x="${x + 22}" y="${y + 22}" width="44" height="32" rx="6" fill="#e2c06a"/>`;

const note = (y: number, color: string): string =>
  `<rect x="190" y="${y}" width="600" height="160" rx="6" fill="${color}" stroke="#3d4a3a" stroke-opacity=".4" stroke-width="3"/><rect x="210" y="${y + 14}" width="560" height="40" fill="none" stroke="#3d4a3a" stroke-opacity=".4" stroke-width="3" stroke-dasharray="18 6"/>`;

/** An open folding wallet: cards on one side, banknotes peeping out on top. */
export function wallet(tone: Tone): string {
  const slot = (y: number): string =>
    patch(`M540 ${y} h290 v400 h-290 Z`, tone.base) +
    line(`M540 ${y} H830`, tone.deep, 5, 0.8) +
    stitch(`M548 ${y + 12} H822`, tone.stitch);
  const inside =
    slot(400) +
    card('one', 552, 356, '#3a6fb0') +
    slot(440) +
    card('two', 552, 416, '#c9573d') +
    slot(500) +
    card('three', 552, 480, '#40907a') +
    slot(560) +
    patch('M496 280 h8 v500 h-8 Z', tone.deep, 0.7) +
    softPatch('M470 280 h60 v500 h-60 Z', tone.deep, 0.5) +
    stitch('M152 352 V742 H478 V352', tone.stitch, 4) +
    stitch('M522 352 V742 H848 V352', tone.stitch, 4) +
    patch('M176 460 h270 v170 q0 14 -14 14 h-242 q-14 0 -14 -14 Z', tone.dark, 0.6) +
    `<rect x="204" y="486" width="214" height="130" rx="10" fill="#eef1f2" fill-opacity=".55"/>` +
    patch('M214 606 L330 496 h70 L284 606 Z', '#ffffff', 0.5);
  return frame(
    tone,
    note(262, '#b9cfa9') +
      note(282, '#a8c3d6') +
      note(302, '#d8c3a4') +
      form(
        'wallet',
        'M128 356 q0 -26 26 -26 h692 q26 0 26 26 v382 q0 30 -30 30 h-684 q-30 0 -30 -30 Z',
        'url(#cloth)',
        tone,
        { inside, rim: 40 },
      ),
  );
}
