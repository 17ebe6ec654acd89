import sharp from 'sharp';

type Part = string | Uint8Array;

const PAGE = { width: 420, height: 595 };

const sized = (parts: readonly Part[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

/** Writes objects 1 to n with their table; object 1 is the catalogue. */
function written(objects: readonly (readonly Part[])[]): Uint8Array {
  let file = Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
  const places: number[] = [];
  objects.forEach((parts, index) => {
    places.push(file.length);
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), sized(parts), Buffer.from('\nendobj\n')]);
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.concat([
    file,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    ),
  ]);
}

const pages = [['<< /Type /Catalog /Pages 2 0 R >>'], ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>']];

const page = (resources: string) => [
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << ${resources} >> >>`,
];

const stream = (content: string) => [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`];

/** An electronic receipt whose text can be taken out of it; only letters of Latin-1. */
export function textPdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n');
  const content = `BT /F1 14 Tf 22 TL 40 540 Td\n${shown}\nET`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
  return written([...pages, page('/Font << /F1 5 0 R >>'), stream(content), [font]]);
}

/** A page that is one picture, as scanners and some banks make them. */
export async function picturePdf(picture: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const scale = Math.min(PAGE.width / info.width, PAGE.height / info.height);
  const [width, height] = [Math.floor(info.width * scale), Math.floor(info.height * scale)];
  const image = [
    `<< /Type /XObject /Subtype /Image /Width ${info.width} /Height ${info.height} /ColorSpace /DeviceRGB ` +
      `/BitsPerComponent 8 /Filter /DCTDecode /Length ${data.length} >>\nstream\n`,
    data,
    '\nendstream',
  ];
  const content = `q ${width} 0 0 ${height} 0 ${PAGE.height - height} cm /I1 Do Q`;
  return written([...pages, page('/XObject << /I1 5 0 R >>'), stream(content), image]);
}
