import type { GreyPicture } from './grey-picture.ts';
import type { Box, SeenLine } from './seen-text.ts';

const cell = 8;
const inkBelow = 128;
/** Pixels of ink that make a cell one of text, of 64. */
const leastInk = 5;
/** Cells between two letters or words of one text. */
const gap = 4;
const around = 6;
// In pixels of the picture: lower is dust, higher a drawing.
const lowest = 20;
const highest = 200;
const longerThanHigh = 1.4;
const mostFilled = 0.97;
const most = 8;

interface Grid {
  columns: number;
  rows: number;
  ink: Uint8Array;
}

/**
 * Places of a picture with every letter dark on white that look like lines of text and hold none of the words that
 * were seen: big sums, or light letters on a coloured field. The widest first, at most eight.
 */
export function unseenPlaces(picture: GreyPicture, lines: readonly SeenLine[]): Box[] {
  const grid = inkOf(picture);
  for (const word of lines.flat()) erase(grid, word);
  const found: Box[] = [];
  for (let at = 0; at < grid.ink.length; at += 1) {
    if (grid.ink[at] !== 1) continue;
    const { box, count } = takeFrom(grid, at);
    // A bar is solid.
    if (isPart(box) && count * cell * cell < mostFilled * box.width * box.height) found.push(box);
  }
  return joined(found)
    .filter(({ width, height }) => width > longerThanHigh * height)
    .toSorted((one, other) => other.width * other.height - one.width * one.height)
    .slice(0, most);
}

function isPart({ height, width }: Box): boolean {
  return height >= lowest && height <= highest && width >= lowest;
}

/** Big letters stand far apart: what lies in one row, no farther than it is high, is one text. */
function joined(boxes: readonly Box[]): Box[] {
  const rows: Box[] = [];
  for (const box of boxes.toSorted((one, other) => one.left - other.left)) {
    const at = rows.findIndex((row) => isOneRow(row, box));
    const row = rows[at];
    if (row) rows[at] = union(row, box);
    else rows.push(box);
  }
  return rows;
}

function isOneRow(row: Box, next: Box): boolean {
  const common = Math.min(row.top + row.height, next.top + next.height) - Math.max(row.top, next.top);
  const isNear = next.left - (row.left + row.width) <= Math.max(row.height, next.height);
  return isNear && common > 0.5 * Math.min(row.height, next.height) && Math.max(row.height, next.height) < 3 * common;
}

function union(one: Box, other: Box): Box {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}

function inkOf({ pixels, width, height }: GreyPicture): Grid {
  const [columns, rows] = [Math.floor(width / cell), Math.floor(height / cell)];
  const dark = new Uint8Array(columns * rows);
  for (let y = 0; y < rows * cell; y += 1) {
    for (let x = 0; x < columns * cell; x += 1) {
      if ((pixels[y * width + x] ?? 255) >= inkBelow) continue;
      const at = Math.floor(y / cell) * columns + Math.floor(x / cell);
      dark[at] = (dark[at] ?? 0) + 1;
    }
  }
  return { columns, rows, ink: dark.map((count) => (count >= leastInk ? 1 : 0)) };
}

function erase({ columns, rows, ink }: Grid, { left, top, width, height }: Box): void {
  const [fromY, toY] = [Math.floor((top - around) / cell), Math.floor((top + height + around) / cell)];
  const [fromX, toX] = [Math.floor((left - around) / cell), Math.floor((left + width + around) / cell)];
  for (let y = Math.max(0, fromY); y <= Math.min(rows - 1, toY); y += 1)
    ink.fill(0, y * columns + Math.max(0, fromX), y * columns + Math.min(columns - 1, toX) + 1);
}

/** Takes out of the grid all that hangs together with a cell, also over a gap within a line. */
function takeFrom({ columns, rows, ink }: Grid, start: number): { box: Box; count: number } {
  const waiting = [start];
  ink[start] = 0;
  let count = 0;
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    count += 1;
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(rows - 1, y + 1); nextY += 1) {
      for (let nextX = Math.max(0, x - gap); nextX <= Math.min(columns - 1, x + gap); nextX += 1) {
        const next = nextY * columns + nextX;
        if (ink[next] !== 1) continue;
        ink[next] = 0;
        waiting.push(next);
      }
    }
  }
  return {
    count,
    box: {
      left: left * cell,
      top: top * cell,
      width: (right - left + 1) * cell,
      height: (bottom - top + 1) * cell,
    },
  };
}
