// Programs by which people draw into pictures. What phones and apps write into every picture is not among them.
const editors = [
  'Photoshop',
  'Lightroom',
  'Illustrator',
  'Affinity',
  'BeFunky',
  'Canva',
  'CorelDRAW',
  'Facetune',
  'Figma',
  'Fotor',
  'GIMP',
  'Inkscape',
  'InShot',
  'Krita',
  'Meitu',
  'Paint.NET',
  'Photopea',
  'PhotoScape',
  'PicsArt',
  'PixelLab',
  'Pixlr',
  'Remini',
  'Snapseed',
  'Sketch',
  'VSCO',
  'YouCam',
] as const;

/** The first editor that these values of tags name; null where none does. At most 100 characters. */
export function editorAmong(values: readonly string[]): string | null {
  const told = values.map((value) => value.toLowerCase());
  return editors.find((name) => told.some((value) => value.includes(name.toLowerCase()))) ?? null;
}

const softwareTags = [0x00_0b, 0x01_31];
const ascii = 2;
const exifMark = 'Exif\0\0';
const longestIfd = 200;

/** Values of EXIF's tags Software and ProcessingSoftware (CIPA DC-008, 4.6.4); nothing where the block is broken. */
export function exifSoftware(block: Buffer): string[] {
  const tiff = block.toString('latin1', 0, exifMark.length) === exifMark ? block.subarray(exifMark.length) : block;
  try {
    return softwareIn(tiff, tiff.toString('latin1', 0, 2) === 'II');
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function softwareIn(tiff: Buffer, isLittle: boolean): string[] {
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const ifd = long(4);
  const entries = Array.from({ length: Math.min(short(ifd), longestIfd) }, (_, nth) => ifd + 2 + 12 * nth);
  return entries
    .filter((at) => softwareTags.includes(short(at)) && short(at + 2) === ascii)
    .map((at) => {
      const length = long(at + 4);
      const from = length > 4 ? long(at + 8) : at + 8;
      return tiff.toString('latin1', from, from + Math.min(length, 200));
    });
}

/** Programs that an XMP packet names; its namespaces name programs that never saw the picture. */
export function xmpSoftware(packet: string): string[] {
  return [...packet.matchAll(/(?:CreatorTool|softwareAgent)(?:\s*=\s*"|>)([^"<]{1,200})/g)].map(
    ([, name = '']) => name,
  );
}

/** Programs that a PDF names as its own makers, where they stand unpacked. */
export function pdfSoftware(bytes: Buffer): string[] {
  const told = bytes.toString('latin1').matchAll(/\/(?:Producer|Creator)\s{0,9}\(([^)]{1,200})\)/g);
  return [...told].map(([, name = '']) => name);
}
