import { setTimeout as pause } from 'node:timers/promises';
import { answersByComment, answersTo } from '../comments-answered.ts';
import { verdict } from '../evidence.ts';
import { nowMs, type Ledger } from '../ledger.ts';
import { answerMs, onMarket, share, whileTrading, type Market, type Scenario } from '../scenario.ts';
import type { Stand } from '../stand.ts';

const comments = 1_000;
const doubledShare = 1 / 3;
const p95Ms = 2_000;
/** Meta, "Rate limits" of March 2026: for posts and reels, in any hour. */
const privateRepliesAnHour = 750;
const hourMs = 3_600_000;
const quietMs = 20_000;
const longestMs = 600_000;

/** 1,000 comments in a minute under one post, a third of them delivered twice; who writes directly must not feel it. */
export const commentStorm: Scenario = (setting) =>
  onMarket(setting, async (market) => {
    const { stand } = market;
    const { size, progress, signal } = setting;
    doubleComments(market);
    const beganMs = nowMs();
    await whileTrading(market, size.rate, async () => {
      await storm(market, size.seconds * 1000, signal);
      progress('all are written');
      await answered(stand, signal);
    });
    const { ledger } = stand;
    const ms = answerMs(ledger, undefined, beganMs);
    const p95 = share(ms, 0.95);
    const found = [...answersByComment(ledger).values()];
    const most = mostInAnHour(ledger);
    const refused = answersTo(ledger).filter(({ outcome }) => outcome === 'refused').length;
    return {
      verdicts: [
        verdict('direct messages: p95 under 2 s', ms.length, p95 < p95Ms, `${Math.round(p95)} ms`),
        verdict('private replies in an hour: at most 750', most, most <= privateRepliesAnHour, String(most)),
        verdict('no answer that the platform refuses', found.length, refused === 0, `${refused} refused`),
        verdict('comments are answered', found.length, found.some(isAnswered), 'none'),
      ],
      figures: {
        'direct messages p95, ms': p95,
        'private replies in an hour': most,
        unanswered: found.filter((one) => !isAnswered(one)).length,
      },
    };
  });

function isAnswered({ publicly, privately }: { publicly: number; privately: number }): boolean {
  return publicly + privately > 0;
}

async function storm({ passersBy }: Market, ms: number, signal: AbortSignal): Promise<void> {
  const beganMs = nowMs();
  for (let written = 0; written < comments && !signal.aborted;) {
    for (; written < comments && written < ((nowMs() - beganMs) / ms) * comments; written++) passersBy.comment();
    await pause(20);
  }
}

function doubleComments({ stand, random }: Market): void {
  stand.mail.post = async (request, forward) => {
    const isComment = request.path.startsWith('/meta/') && request.body.includes('"field":"comments"');
    if (!isComment || random() >= doubledShare) return forward(request);
    const [sent] = await Promise.all([forward(request), forward(request)]);
    return sent;
  };
}

/** Until no comment was answered for a while. */
async function answered({ ledger }: Stand, signal: AbortSignal): Promise<void> {
  const beganMs = nowMs();
  const newestMs = (): number => answersTo(ledger).at(-1)?.atMs ?? beganMs;
  while (nowMs() - Math.max(beganMs, newestMs()) < quietMs && nowMs() - beganMs < longestMs && !signal.aborted) {
    await pause(500);
  }
}

function mostInAnHour(ledger: Ledger): number {
  const times = answersTo(ledger).flatMap(({ method, atMs }) => (method === 'private_reply' ? [atMs] : []));
  return Math.max(0, ...times.map((from) => times.filter((atMs) => atMs >= from && atMs < from + hourMs).length));
}
