const ascii = (text: string): number[] => Array.from(Buffer.from(text, 'latin1'));

/** First bytes of the formats a customer may send as a receipt or a picture. */
const signatures: { mime: string; offset: number; bytes: number[] }[] = [
  { mime: 'image/jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', offset: 0, bytes: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a] },
  { mime: 'image/gif', offset: 0, bytes: ascii('GIF8') },
  { mime: 'image/webp', offset: 8, bytes: ascii('WEBP') },
  { mime: 'application/pdf', offset: 0, bytes: ascii('%PDF-') },
  ...['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].map((brand) => ({
    mime: 'image/heic',
    offset: 4,
    bytes: ascii(`ftyp${brand}`),
  })),
];

/** The type the content really has; `application/octet-stream` when it is none the shop knows. */
export function mediaType(bytes: Uint8Array): string {
  const known = signatures.find((one) => one.bytes.every((byte, at) => bytes[one.offset + at] === byte));
  return known?.mime ?? 'application/octet-stream';
}
