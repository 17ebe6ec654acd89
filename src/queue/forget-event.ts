import { type Engine, schema } from './engine.ts';

/**
 * Erases what an event said, waiting, done or parked; its id stays, so that it is not taken a second time.
 * One that still waits is then brought with `null` as its payload.
 */
export async function forgetEvent(engine: Engine, event: { channel: string; eventId: string }): Promise<void> {
  const wanted = [event.channel, event.eventId];
  await engine.db.executeSql(
    `update ${schema}.job set data = jsonb_set(data, '{payload}', 'null')
     where name = 'inbound' and data ->> 'channel' = $1 and data ->> 'eventId' = $2`,
    wanted,
  );
  await engine.db.executeSql(
    `update ${schema}.job set data = jsonb_set(data, '{data,payload}', 'null')
     where name = 'parked' and data #>> '{data,channel}' = $1 and data #>> '{data,eventId}' = $2`,
    wanted,
  );
}
