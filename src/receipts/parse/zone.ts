const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows at a moment, as if that were UTC. */
export function wallTime(moment: Date, timeZone: string): Date {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')));
}

/** The moment at which the clock on the wall shows this. */
export function momentOf(wall: Date, timeZone: string): Date {
  const guess = new Date(2 * wall.getTime() - wallTime(wall, timeZone).getTime());
  return new Date(guess.getTime() + wall.getTime() - wallTime(guess, timeZone).getTime());
}
