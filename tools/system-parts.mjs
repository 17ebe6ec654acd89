// Servers and the browser that the tests start themselves. A part that can't be had is reported with its install line.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const parts = [
  { name: 'redis-server', debian: 'redis-server', found: () => onPath('redis-server') },
  { name: 'PostgreSQL server', debian: 'postgresql', found: () => postgresHome() !== undefined || onPath('postgres') },
  {
    name: 'tesseract with eng, rus, uzb',
    debian: 'tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-uzb',
    found: () => ['eng', 'rus', 'uzb'].every((language) => tesseractLanguages().includes(language)),
  },
  { name: 'Chromium', debian: 'chromium', found: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) },
];

/** Installs what is missing by apt-get where that is allowed, else says in one line what to install, and stops. */
export function ensureSystemParts() {
  let missing = parts.filter((part) => !part.found());
  if (missing.length > 0 && onPath('apt-get') && process.getuid?.() === 0) {
    process.stderr.write(`Installing for the tests: ${missing.map((part) => part.name).join(', ')}...\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 2] });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing.flatMap((part) => part.debian.split(' ')));
    missing = parts.filter((part) => !part.found());
  }
  if (missing.length === 0) return;
  process.stderr.write(`The tests need ${missing.map((part) => part.name).join(', ')}. `);
  process.stderr.write(`Install with: sudo apt-get install ${missing.map((part) => part.debian).join(' ')}\n`);
  process.exit(1);
}

function onPath(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

function tesseractLanguages() {
  const { stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').map((line) => line.trim());
}

function postgresHome() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  return readdirSync(base).find((version) => existsSync(`${base}/${version}/bin/initdb`));
}
