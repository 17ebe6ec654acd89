import type { House } from '../bot/house.ts';
import type { Config } from '../config.ts';
import type { Actions } from '../control/action.ts';
import type { Log } from '../log.ts';
import { createDoctorAction, doctorAction } from './doctor.ts';
import type { Stores } from './stores.ts';

/** What a shop is built of, running or opened for one command. */
export interface Built {
  config: Config;
  house: House;
  stores: Stores;
  log: Log;
}

/** Everything that can be asked of this shop from the command line, whether it runs or not. */
export function shopActions({ stores }: Built): Actions {
  return {
    [doctorAction]: createDoctorAction(stores.database),
  };
}
