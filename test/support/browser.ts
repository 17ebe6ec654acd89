import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { vi } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const screens = join(import.meta.dirname, '../.screens');

/** Starts the Chromium of this machine with an empty profile, which goes when it is closed. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}

function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
  if (found === undefined) throw new Error('There is no Chromium. Install it with: sudo apt-get install chromium');
  return found;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page that is watched from its first request. */
export interface WatchedPage extends AsyncDisposable {
  page: Page;
  /** Errors of scripts and of the console (also what the content policy stopped), failed requests, refused answers. */
  faults: string[];
  /** Keeps a picture of the page in `test/.screens/`. */
  keep: (name: string) => Promise<void>;
}

/** Opens an address as a new visitor. */
export async function openWatched(
  browser: Browser,
  address: string,
  look: { width: number; height: number; scale?: number; colorScheme?: 'light' | 'dark' },
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.scale ?? 1,
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const faults = watch(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  mkdirSync(screens, { recursive: true });
  return {
    page,
    faults,
    keep: async (name) => {
      await page.mouse.move(0, 0);
      await picturesAreDrawn(page);
      await page.screenshot({ path: join(screens, `${name}.png`) });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

function watch(context: BrowserContext): string[] {
  const faults: string[] = [];
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  context.on('requestfailed', (request) =>
    faults.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`),
  );
  context.on(
    'response',
    (response) => response.status() >= 400 && faults.push(`${response.url()}: ${response.status()}`),
  );
  return faults;
}

async function picturesAreDrawn(page: Page): Promise<void> {
  const drawn = '[...document.images].every((image) => image.complete && image.naturalWidth > 0)';
  await becomesTrue(page, drawn);
}

/**
 * Waits until an expression is true on the page. The page's content policy forbids it to evaluate text by itself,
 * as waiting inside the page would; asked from outside it may.
 */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  await vi.waitFor(
    async () => {
      if ((await page.evaluate(expression)) !== true) throw new Error(`Not true on the page: ${expression}`);
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** What keeps people out, by axe: the rules of WCAG 2.2 A and AA that are broken seriously, with the places. */
export async function barriers(page: Page): Promise<string[]> {
  const broken = await brokenRules(page);
  return broken.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(place);
}

/** Every rule of WCAG 2.2 A and AA, and of good practice, that the page breaks by axe, with the places. */
export async function violations(page: Page): Promise<string[]> {
  return (await brokenRules(page)).map(place);
}

async function brokenRules(page: Page): Promise<AxeResults['violations']> {
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  if (results.passes.length < 15) throw new Error(`axe looked at ${results.passes.length} rules only.`);
  return results.violations;
}

function place({ id, nodes }: AxeResults['violations'][number]): string {
  return `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`;
}
