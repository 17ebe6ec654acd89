import { Hono } from 'hono';
import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

const stylePath = '/page.css';

const style = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { line-height: 1.2; }
h2 { margin-top: 2rem; font-size: 1.2rem; }
a { color: light-dark(#0b57d0, #a8c7fa); }
.quiet { color: light-dark(#555, #aaa); }
`;

/** A plain page of the shop: readable on a phone, without scripts. Values in `body` must come from `html` (escaped). */
export function page(options: { language: string; title: string; body: Html }): Html {
  return html`<!doctype html>
    <html lang="${options.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${options.title}</title>
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <main>${options.body}</main>
      </body>
    </html>`;
}

/** The style sheet of plain pages; a file of its own because inline styles are forbidden by our headers. */
export function createPageStyle(): Hono {
  return new Hono().get(stylePath, (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
  );
}
