import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { PictureSource } from './grey-picture.ts';

/** What the first page of a document shows. */
export interface FirstPage {
  /** Its text as it is stored; empty where the page is a picture. */
  text: string;
  picture: PictureSource;
}

const drawnWidth = 1600;
const drawnHeight = 4000;

/** Opens a PDF and draws its first page; undefined when it is broken, empty or locked. Works without a break: give it a process of its own. */
export async function firstPageOf(bytes: Uint8Array): Promise<FirstPage | undefined> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    if (document.getPageCount() === 0) return undefined;
    const page = document.getPage(0);
    return { text: page.getText(), picture: await drawn(page) };
  } catch {
    // It says alike that a password is wanted, that bytes are missing and that its memory is full.
    return undefined;
  } finally {
    library.destroy();
  }
}

async function drawn(page: PDFiumPage): Promise<PictureSource> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(drawnWidth / originalWidth, drawnHeight / originalHeight);
  const { data, width, height } = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' });
  const pixels = Buffer.from(data);
  return () => sharp(pixels, { raw: { width, height, channels: 1 } });
}
