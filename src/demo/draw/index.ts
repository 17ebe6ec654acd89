import type { ColorKey, Drawing, Pattern, Shape } from '../types.ts';
import { beanie, belt, sunglasses, watch } from './accessories.ts';
import { backpack, crossbody, handbag, wallet } from './bags.ts';
import { jeans, skirt, trousers } from './bottoms.ts';
import { creamJar, perfume, shampoo, tube } from './care.ts';
import { dress, eveningDress, romper } from './dresses.ts';
import { lipstick, mascara, nailPolish, powder } from './makeup.ts';
import { chopon, doppi, scarf } from './national.ts';
import { bomber, puffer, trench } from './outerwear.ts';
import { isColorKey, toneOf, type Tone } from './palette.ts';
import { ankleBoot, heel, lacedBoot, loafer, sandal } from './shoes.ts';
import { courtSneaker, highTop, runner } from './sneakers.ts';
import { blouse, hoodie, polo, shirt, sweater, tshirt } from './tops.ts';

type Sketch = (tone: Tone, pattern?: Pattern) => string;

const sketches: Record<Shape, Sketch> = {
  runner,
  courtSneaker,
  highTop,
  loafer,
  lacedBoot,
  ankleBoot,
  heel,
  sandal,
  tshirt,
  polo,
  shirt,
  blouse,
  hoodie,
  sweater,
  bomber,
  puffer,
  trench,
  jeans,
  trousers,
  skirt,
  dress,
  eveningDress,
  romper,
  doppi,
  scarf,
  chopon,
  handbag,
  backpack,
  crossbody,
  wallet,
  belt,
  watch,
  sunglasses,
  beanie,
  lipstick,
  mascara,
  nailPolish,
  powder,
  perfume,
  creamJar,
  shampoo,
  tube,
};

const withoutColor: ColorKey = 'beige';

/**
 * The picture of a product as an SVG of 1000 x 1000, made of shapes alone (no fonts).
 * `color` is the value of the variant's `color` or `shade`; a name that is no colour key,
 * or none at all, gives the drawing's own colour.
 */
export function drawPicture(drawing: Drawing, color: string | undefined): string {
  const key = color !== undefined && isColorKey(color) ? color : (drawing.color ?? withoutColor);
  return sketches[drawing.shape](toneOf(key), drawing.pattern);
}
