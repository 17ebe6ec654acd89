import { field, formDialog } from '../dialogs.js';
import { h } from '../dom.js';
import { samplePost } from './sample-post.js';
import { t } from './strings.js';

const KINDS = /** @type {const} */ (['post', 'reel', 'story']);

/**
 * Asks for a picture and a caption, and publishes them. Resolves when that is done or was left.
 * @param {(post: { picture: Blob, caption: string, kind: string }) => Promise<unknown>} publish
 */
export async function newPost(publish) {
  const kind = h('select', { name: 'kind' }, ...KINDS.map((value) => h('option', { value }, t(value))));
  const picture = h('input', { type: 'file', accept: 'image/jpeg,image/png', data: { input: 'post-file' } });
  const caption = h('textarea', { name: 'caption', rows: 4, maxlength: 2200, data: { input: 'post-caption' } });
  caption.value = t('captionSample');
  const fields = [field(t('kind'), kind), field(t('pictureFile'), picture), field(t('caption'), caption)];
  const values = await formDialog({ title: t('newPost'), submit: t('publish'), fields });
  if (!values) return;
  const chosen = picture.files?.[0] ?? (await samplePost());
  await publish({ picture: chosen, caption: values.caption ?? '', kind: values.kind ?? 'post' });
}
