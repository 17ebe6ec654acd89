import { systemContext, type House } from '../bot/house.ts';
import { backupAction, backupActionName } from '../backup/backup-action.ts';
import type { Config } from '../config.ts';
import type { Actions } from '../control/action.ts';
import { createReconcileAction } from '../shop/books/reconcile-action.ts';
import { createParkedAction } from '../shop/notices/parked-action.ts';
import { createDoctorAction, doctorAction } from './doctor.ts';
import type { Stores } from './stores.ts';

/** What a shop is built of, running or opened for one command. */
export interface Built {
  config: Config;
  house: House;
  stores: Stores;
}

/** Everything that can be asked of this shop from the command line, whether it runs or not. */
export function shopActions({ config, house, stores }: Built): Actions {
  return {
    [backupActionName]: backupAction(stores.backup),
    [doctorAction]: createDoctorAction({ ...stores, config }),
    reconcile: createReconcileAction({
      context: () => systemContext(house, 'reconcile'),
      outbox: stores.queue.outbox,
    }),
    parked: createParkedAction(stores.queue.parked),
  };
}
