import { makeClaim } from '#src/shop/owners/claim.ts';
import { listOwners } from '#src/shop/owners/find-owner.ts';
import { systemContext, type House } from '../house.ts';

export interface Claim {
  /** Start payload that makes its opener the owner; undefined once somebody owns the shop. */
  payload: () => string | undefined;
  /** Looks whether somebody owns the shop by now. */
  look(): Promise<void>;
}

/** Makes a claim for a shop that nobody owns yet. */
export async function openClaim(house: House): Promise<Claim> {
  const isOwned = async (): Promise<boolean> => (await listOwners(systemContext(house, 'claim'))).length > 0;
  let owned = await isOwned();
  const made = await makeClaim(systemContext(house, 'claim'));
  const payload = made.ok ? `claim_${made.value}` : undefined;
  return {
    payload: () => (owned ? undefined : payload),
    look: async () => {
      owned ||= await isOwned();
    },
  };
}
