/** A text in both languages of the demo shop. Uzbek is Latin, with ʻ (U+02BB) in oʻ and gʻ. */
export type Texts = { uz: string; en: string };

/** What a customer may choose. A `shade` is a colour of make-up and takes the same keys as `color`. */
export type OptionKey = 'color' | 'size' | 'volume' | 'shade';

/** Colour keys every part of the shop agrees on. */
export type ColorKey =
  | 'black'
  | 'white'
  | 'red'
  | 'blue'
  | 'light_blue'
  | 'green'
  | 'yellow'
  | 'brown'
  | 'pink'
  | 'grey'
  | 'beige'
  | 'purple'
  | 'orange'
  | 'burgundy'
  | 'khaki'
  | 'gold'
  | 'silver';

export type Shape =
  | 'runner'
  | 'courtSneaker'
  | 'highTop'
  | 'loafer'
  | 'lacedBoot'
  | 'ankleBoot'
  | 'heel'
  | 'sandal'
  | 'tshirt'
  | 'polo'
  | 'shirt'
  | 'blouse'
  | 'hoodie'
  | 'sweater'
  | 'bomber'
  | 'puffer'
  | 'trench'
  | 'jeans'
  | 'trousers'
  | 'skirt'
  | 'dress'
  | 'eveningDress'
  | 'romper'
  | 'doppi'
  | 'scarf'
  | 'chopon'
  | 'handbag'
  | 'backpack'
  | 'crossbody'
  | 'wallet'
  | 'belt'
  | 'watch'
  | 'sunglasses'
  | 'beanie'
  | 'lipstick'
  | 'mascara'
  | 'nailPolish'
  | 'powder'
  | 'perfume'
  | 'creamJar'
  | 'shampoo'
  | 'tube';

/** What the cloth carries. Shapes that have no cloth ignore it. */
export type Pattern = 'ikat' | 'stripes' | 'dots' | 'flowers' | 'star';

/** `color` is used when the product itself offers no choice of colour. */
export type Drawing = { shape: Shape; pattern?: Pattern; color?: ColorKey };

/** `options` has one value for each option key of the product. Money in whole soʻm; `compareAtSom` is the higher former price. */
export interface DemoVariant {
  options: Record<string, string>;
  priceSom: number;
  compareAtSom?: number;
  stock: number;
}

export interface DemoProduct {
  slug: string;
  title: Texts;
  description: Texts;
  options: OptionKey[];
  variants: DemoVariant[];
  drawing: Drawing;
  /** Other words under which customers look for it: Russian, slang, brand-free synonyms. */
  words?: string[];
}

/** `parent` is the slug of the category above; it always stands earlier in the list. */
export interface DemoCategory {
  slug: string;
  parent?: string;
  title: Texts;
  products: DemoProduct[];
}

/** A fee in whole soʻm; `regions` lists region codes. A pick-up has the address to come to. */
export interface DemoDeliveryMethod {
  kind: 'courier' | 'post' | 'pickup';
  title: Texts;
  eta: Texts;
  feeSom: number;
  freeFromSom?: number;
  regions: string[] | 'all';
  address?: Texts;
}

export interface DemoShop {
  name: Texts;
  categories: DemoCategory[];
  deliveryMethods: DemoDeliveryMethod[];
  card: { number: string; holder: string };
}
