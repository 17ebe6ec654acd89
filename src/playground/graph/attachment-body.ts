import type { Attachment, Template, ThreadMessage } from './model.ts';

/** The attachments of a message as webhooks tell them. */
export function attachmentBodies({ attachments, template }: ThreadMessage): object[] {
  return [
    ...attachments.flatMap(attachmentBody),
    ...(template ? [{ type: 'template', payload: templateBody(template) }] : []),
  ];
}

function attachmentBody(attachment: Attachment): object[] {
  switch (attachment.kind) {
    case 'share':
    case 'reel':
      return sharedBodies(attachment);
    case 'like_heart':
      return [{ type: 'like_heart' }];
    case 'sticker':
    case 'unsupported':
      return [];
    default:
      return [{ type: attachment.kind, payload: { url: attachment.url } }];
  }
}

function sharedBodies({ kind, shape, postId, url, title }: Extract<Attachment, { kind: 'share' | 'reel' }>): object[] {
  if (kind === 'reel') return [{ type: 'ig_reel', payload: { reel_video_id: postId, title, url } }];
  const legacy = { type: 'share', payload: { url } };
  const modern = { type: 'ig_post', payload: { ig_post_media_id: postId, title, url } };
  return { ig_post: [modern], share: [legacy], both: [legacy, modern] }[shape];
}

/** A template in the platform's own words. */
function templateBody(template: Template): object {
  if (template.kind === 'button') {
    return { template_type: 'button', text: template.text, buttons: template.buttons };
  }
  const elements = template.cards.map(({ title, subtitle, imageUrl, buttons }) => ({
    title,
    ...(subtitle ? { subtitle } : {}),
    ...(imageUrl ? { image_url: imageUrl } : {}),
    buttons,
  }));
  return { template_type: 'generic', elements };
}
