import { tellParked } from '#src/shop/notices/tell-parked.ts';
import { systemContext, type House } from './house.ts';

/** An update that was given up after its last try: it is kept, and those whom it concerns are told. */
export async function park(
  house: House,
  event: { eventId: string; channel: string; lane: string },
  error: unknown,
): Promise<void> {
  const { eventId, channel, lane } = event;
  house.log.error({ err: error, eventId }, 'update parked');
  await tellParked(systemContext(house, 'park'), { eventId, channel, externalId: lane.slice(channel.length + 1) });
}
