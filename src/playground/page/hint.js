import { t as instagramWord } from './instagram/strings.js';
import { t } from './strings.js';

/**
 * What a newcomer should do next.
 * @param {{ isOwnerMissing: boolean, hasCustomer: boolean, isOnInstagram: boolean, hasComments: boolean }} found
 * @returns {{ text: string, next: 'owner' | 'customer' | '', isSpare: boolean }} `next`: whose Start button is meant; `isSpare`: a small window can do without it
 */
export function hintFor({ isOwnerMissing, hasCustomer, isOnInstagram, hasComments }) {
  if (isOwnerMissing) return { text: t('hintOwner'), next: 'owner', isSpare: false };
  const next = hasCustomer ? '' : 'customer';
  if (isOnInstagram)
    return { text: instagramWord(hasComments ? 'hintDirect' : 'hintComment'), next, isSpare: hasComments };
  return { text: t(hasCustomer ? 'hintGo' : 'hintCustomer'), next, isSpare: hasCustomer };
}
