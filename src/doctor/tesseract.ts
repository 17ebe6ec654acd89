import { fine, type Check } from './finding.ts';

/** What reading receipts needs of the machine: `missing` names tesseract itself, or languages of it. */
interface Readable {
  version: string | null;
  missing: readonly string[];
}

const packages: { [missing: string]: string } = {
  tesseract: 'tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-uzb',
};

/** Whether receipts can be read here. Where they can't, the shop sells on, and its owners look at every receipt. */
export function tesseractCheck(look: () => Promise<Readable>): Check {
  return {
    name: 'tesseract',
    look: async () => {
      const { version, missing } = await look();
      if (missing.length === 0) return fine(`${version ?? ''}, with eng, uzb and rus`);
      const names = missing.map((name) => packages[name] ?? `tesseract-ocr-${name}`).join(' ');
      const what = version === null ? 'not installed, or does not answer' : `${version} without ${missing.join(', ')}`;
      return {
        status: 'warn',
        detail: `${what}: receipts are not read, their owners look at each`,
        fix: `sudo apt-get install ${names}`,
      };
    },
  };
}
