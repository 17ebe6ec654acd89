import type { Scenario, Size } from '../scenario.ts';
import { burst, flood } from './burst.ts';
import { clock } from './clock.ts';
import { commentStorm } from './comments.ts';
import { duplicates } from './duplicates.ts';
import { graphStorm } from './graph-storm.ts';
import { kills } from './kills.ts';
import { killPoints } from './points.ts';
import { poison } from './poison.ts';
import { ready } from './ready.ts';
import { sigterm } from './sigterm.ts';
import { storm } from './storm.ts';

const usual: Size = { kills: 200, seconds: 60, rate: 20, chats: 50, instagram: 33, seed: 1 };

/** Every scenario by its name, with its usual size. */
export const scenarios = {
  kills: { usual, run: kills },
  points: { usual: { ...usual, kills: 10 }, run: killPoints },
  duplicates: { usual, run: duplicates },
  sigterm: { usual: { ...usual, kills: 50 }, run: sigterm },
  storm: { usual: { ...usual, seconds: 600, rate: 10 }, run: storm },
  'graph-storm': { usual: { ...usual, seconds: 900, rate: 10, instagram: 50 }, run: graphStorm },
  comments: { usual: { ...usual, rate: 5 }, run: commentStorm },
  ready: { usual, run: ready },
  clock: { usual: { ...usual, rate: 10 }, run: clock },
  poison: { usual: { ...usual, rate: 5 }, run: poison },
  burst: { usual: { ...usual, chats: 200 }, run: burst },
  flood: { usual: { ...usual, rate: 10 }, run: flood },
} satisfies { [name: string]: { usual: Size; run: Scenario } };
