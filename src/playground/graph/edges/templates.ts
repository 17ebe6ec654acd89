import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';
import { BUTTONS, GENERIC } from '../limits.ts';
import type { Template } from '../model.ts';
import { templateButton } from './buttons.ts';
import { parameters } from './parse.ts';

const element = z
  .object({
    title: z.string().min(1).max(GENERIC.title),
    subtitle: z.string().max(GENERIC.subtitle).optional(),
    image_url: z.url({ protocol: /^https?$/ }).optional(),
    default_action: z.object({ type: z.literal('web_url'), url: z.url() }).optional(),
    buttons: z.array(templateButton).min(1).max(GENERIC.buttons).optional(),
  })
  .refine(({ subtitle, image_url: image, buttons, default_action: action }) => subtitle || image || buttons || action, {
    message: 'an element needs more than a title',
  });

const payload = z.discriminatedUnion('template_type', [
  z.object({ template_type: z.literal('generic'), elements: z.array(element).min(1).max(GENERIC.cards) }),
  z.object({
    template_type: z.literal('button'),
    text: z.string().min(1).max(BUTTONS.text),
    buttons: z.array(templateButton).min(1).max(BUTTONS.count),
  }),
]);

/** A generic or button template; throws error 100 for any other and for one that is too long. */
export function readTemplate(source: unknown): Template {
  if (source === undefined) throw badParameter('Param message.attachment.payload must not be empty');
  const read = parameters(payload, source);
  if (read.template_type === 'button') return { kind: 'button', text: read.text, buttons: read.buttons };
  const cards = read.elements.map(({ title, subtitle, image_url: imageUrl, buttons = [] }) => ({
    title,
    buttons,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
  }));
  return { kind: 'generic', cards };
}
