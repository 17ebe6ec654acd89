import { nowMs, updateKey } from '../ledger.ts';
import { verdict } from '../evidence.ts';
import { onMarket, whileTrading, type Scenario } from '../scenario.ts';
import { withDatabase } from '../books.ts';
import { shown } from '../screens.ts';
import { setTimeout as pause } from 'node:timers/promises';

const goesOnWithinMs = 30_000;
const parked = shown('owner-notice-parked', { event: '|' }).split('|')[0]?.slice(0, 30) ?? '';
const victimId = 7_100_999_999;

// Whoever has this id can't be put down as one who wants no messages: every run of his /stop ends with an error.
const poisonSql = [
  `create function refuse_stop() returns trigger language plpgsql as $$
  begin
    if new.external_id = '${victimId}' and new.stopped_at is not null then raise exception 'poison'; end if;
    return new;
  end $$`,
  'create trigger refuse_stop before update on identity for each row execute function refuse_stop()',
];

/** One update whose handling fails always: it is parked, the chat goes on, the owner hears of it once. */
export const poison: Scenario = (setting) =>
  onMarket(
    setting,
    async (market) => {
      const { stand, owner } = market;
      const victim = stand.platform.telegram.people.openChat({ id: victimId, firstName: 'Vali', languageCode: 'uz' });
      const hears = (text: string) =>
        victim.waitFor(() => victim.messages.some((one) => one.by === 'bot' && one.text.includes(text)), 60_000);
      victim.start();
      await hears(shown('language-name')).catch(() => undefined);
      let tookMs = Number.NaN;
      await whileTrading(market, setting.size.rate, async () => {
        const beganMs = nowMs();
        victim.say('/stop');
        const mark = 'qzvalixb';
        const key = updateKey.message(victim.say(mark));
        stand.ledger.intents.push({ kind: 'text', mark, chat: String(victimId), updateKey: key, atMs: beganMs });
        await hears(mark);
        tookMs = nowMs() - beganMs;
        // The owner's news goes another way.
        for (let waited = 0; owner.toldOf(parked) === 0 && waited < 300; waited++) await pause(100);
        await pause(2_000);
      });
      return {
        verdicts: [
          verdict('the chat goes on within 30 s', 1, tookMs < goesOnWithinMs, `${Math.round(tookMs)} ms`),
          verdict('the owner is told once', 1, owner.toldOf(parked) === 1, `told ${owner.toldOf(parked)} times`),
        ],
        figures: { 'went on after, s': tookMs / 1000 },
      };
    },
    {
      prepare: ({ place }) =>
        withDatabase(place, async (database) => {
          for (const statement of poisonSql) await database.em().execute(statement);
        }),
    },
  );
