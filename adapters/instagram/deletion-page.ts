import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** What became of a person's wish that we forget him. */
export interface Deletion {
  requestedAt: string;
  doneAt: string;
  /** Whether anything was kept about him: only who connected an account to the app is known here. */
  wasKnown: boolean;
}

/** Puts a page's content into the look of the shop's other pages. */
export type PageFrame = (content: { language: string; title: string; body: Html }) => Html;

const plainFrame: PageFrame = ({ language, title, body }) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;

/** What became of a deletion, for the person who asked; times in UTC. */
export function deletionPage(given: {
  code: string;
  deletion: Deletion;
  language: 'uz' | 'en';
  frame?: PageFrame;
}): Html {
  const { code, deletion, language, frame = plainFrame } = given;
  const title = language === 'uz' ? 'Maʼlumotlarni oʻchirish' : 'Data deletion';
  const body = language === 'uz' ? uzbek(title, code, deletion) : english(title, code, deletion);
  return frame({ language, title, body });
}

function uzbek(title: string, code: string, deletion: Deletion): Html {
  return html`<h1>${title}</h1>
    <p>Tasdiq kodi: <strong>${code}</strong> · <a href="?lang=en" lang="en">English</a></p>
    <p>Holati: <strong>bajarildi</strong>.</p>
    <p>Soʻrov keldi: ${shown(deletion.requestedAt)}. Bajarildi: ${shown(deletion.doneAt)}.</p>
    <p>
      ${
        deletion.wasKnown
          ? 'Akkauntni ilovaga ulaganingizda olingan kalit va akkaunt maʼlumotlari oʻchirildi. Doʻkon endi bu akkaunt nomidan yozmaydi.'
          : 'Siz haqingizda bu ilovada hech narsa saqlanmagan, oʻchiradigan narsa topilmadi.'
      }
    </p>
    <p>
      Agar doʻkonga mijoz sifatida yozgan boʻlsangiz, oʻsha yozishmada /privacy deb yozing: doʻkon xodimi
      maʼlumotlaringiz nusxasini beradi yoki ularni oʻchiradi. Batafsil: <a href="/privacy">maxfiylik siyosati</a>.
    </p>`;
}

function english(title: string, code: string, deletion: Deletion): Html {
  return html`<h1>${title}</h1>
    <p>Confirmation code: <strong>${code}</strong> · <a href="?lang=uz" lang="uz">Oʻzbekcha</a></p>
    <p>State: <strong>done</strong>.</p>
    <p>Asked for: ${shown(deletion.requestedAt)}. Done: ${shown(deletion.doneAt)}.</p>
    <p>
      ${
        deletion.wasKnown
          ? 'The access token and the account data that came with connecting your account are deleted. The shop no longer writes in the name of that account.'
          : 'This app kept nothing about you; there was nothing to delete.'
      }
    </p>
    <p>
      If you wrote to the shop as a customer, write /privacy in that chat: a person from the shop gives you a copy of
      your data or deletes it. More in the <a href="/privacy?lang=en">privacy policy</a>.
    </p>`;
}

function shown(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
