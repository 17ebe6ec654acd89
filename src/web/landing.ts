import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from './page.ts';

export interface LandingOptions {
  shopName: string;
  /** Where the shop is: its bot, its account. Addresses are https. */
  links: { label: string; url: string }[];
}

/** `GET /` when the playground is off: the shop's name and where to find it. */
export function createLandingPage({ shopName, links }: LandingOptions): Hono {
  const body = html`<h1>${shopName}</h1>
    <ul>
      ${links.map((link) => html`<li><a href="${link.url}">${link.label}</a></li>`)}
      <li><a href="/privacy" lang="uz">Maxfiylik siyosati</a></li>
      <li><a href="/privacy?lang=en" lang="en">Privacy policy</a></li>
    </ul>`;
  return new Hono().get('/', (c) => c.html(page({ language: 'uz', title: shopName, body })));
}
