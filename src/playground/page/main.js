import { get, listen } from './api.js';
import { clockBar } from './clock.js';
import { badge, customerTabs, openCustomer } from './customers.js';
import { h } from './dom.js';
import { chatPane } from './pane.js';
import { pageLanguage, setPageLanguage, t } from './strings.js';

const app = document.querySelector('#app') ?? document.body;
const narrow = matchMedia('(max-width: 820px)');

/** What is open now; kept when the page is drawn anew. */
const view = { customerId: 0, side: 'customer' };
const unread = new Map();
let panes = new Map();
/** Events that come while the state is on its way are kept until it is drawn. */
let isReady = false;
const early = [];
let state = { shopName: '', bot: { name: '', username: '' }, now: '', isUnowned: false, chats: [] };
let clock = clockBar(new Date().toISOString(), () => undefined);
const parts = {
  hint: h('p', { class: 'hint' }),
  tabs: h('div'),
  switcher: h('div'),
  customerSide: h('div', { class: 'side', data: { side: 'customer' } }),
  ownerSide: h('div', { class: 'side', data: { side: 'owner' } }),
};

async function load() {
  isReady = false;
  state = await get('/state');
  const customers = state.chats.filter((chat) => chat.role === 'customer');
  if (!customers.some((chat) => chat.id === view.customerId)) view.customerId = customers[0].id;
  if (state.isUnowned && !owner().hasStarted && narrow.matches) view.side = 'owner';
  draw();
  isReady = true;
  for (const handle of early.splice(0)) handle();
}

const owner = () => state.chats.find((chat) => chat.role === 'owner');
const customers = () => [...panes.values()].map((pane) => pane.chat).filter((chat) => chat.role === 'customer');

function draw() {
  document.documentElement.lang = pageLanguage();
  document.title = `${state.shopName} — ${t('title')}`;
  panes = new Map(state.chats.map((chat) => [chat.id, chatPane(chat, { bot: state.bot, now: () => clock.now() })]));
  clock.stop();
  clock = clockBar(state.now, showError);
  app.replaceChildren(topBar(), parts.switcher, h('main', {}, parts.customerSide, parts.ownerSide));
  parts.ownerSide.replaceChildren(h('h1', { class: 'side-title' }, t('owner')), panes.get(owner().id).root);
  drawView();
}

function topBar() {
  const languages = /** @type {const} */ (['uz', 'en']).map((code) =>
    h(
      'button',
      {
        type: 'button',
        lang: code,
        'aria-pressed': String(code === pageLanguage()),
        data: { language: code },
        onclick: () => changeLanguage(code),
      },
      code === 'uz' ? 'Oʻz' : 'En',
    ),
  );
  return h(
    'header',
    { class: 'top' },
    h('img', { src: '/playground/page/icon.svg', alt: '', width: 34, height: 34 }),
    h('div', { class: 'brand' }, h('strong', {}, state.shopName), h('span', {}, t('title'))),
    parts.hint,
    clock.root,
    h('div', { class: 'languages', role: 'group', 'aria-label': t('pageLanguage') }, ...languages),
  );
}

/** Shows the chosen customer and, on a narrow window, the chosen side. */
function drawView() {
  for (const id of [view.customerId, owner().id]) if (isVisible(id)) unread.delete(id);
  const tabs = customerTabs({
    chats: customers(),
    activeId: view.customerId,
    unread,
    onChoose: chooseCustomer,
    onNew: () => void addCustomer(),
  });
  replaceKeepingFocus(parts.tabs, tabs);
  parts.tabs = tabs;
  const pane = panes.get(view.customerId);
  if (pane.root.parentElement !== parts.customerSide || parts.customerSide.childElementCount !== 3) {
    parts.customerSide.replaceChildren(h('h1', { class: 'side-title' }, t('customer')), tabs, pane.root);
    pane.scrollToEnd();
  }
  app.dataset.side = view.side;
  const switcher = h(
    'nav',
    { class: 'switcher', 'aria-label': t('chats') },
    sideButton('customer'),
    sideButton('owner'),
  );
  replaceKeepingFocus(parts.switcher, switcher);
  parts.switcher = switcher;
  drawHint();
}

function replaceKeepingFocus(old, next) {
  const at = [...old.querySelectorAll('button')].indexOf(document.activeElement);
  old.replaceWith(next);
  if (at >= 0) next.querySelectorAll('button')[at]?.focus();
}

function sideButton(side) {
  const ids = side === 'owner' ? [owner().id] : customers().map((chat) => chat.id);
  const count = ids.reduce((sum, id) => sum + (unread.get(id) ?? 0), 0);
  const onclick = () => {
    view.side = side;
    drawView();
    panes.get(side === 'owner' ? owner().id : view.customerId).scrollToEnd();
  };
  return h(
    'button',
    { type: 'button', 'aria-pressed': String(view.side === side), data: { side }, onclick },
    t(side),
    badge(count),
  );
}

function drawHint() {
  const isOwnerMissing = state.isUnowned && !panes.get(owner().id).chat.hasStarted;
  const hasCustomer = customers().some((chat) => chat.hasStarted);
  // The Start button that the hint speaks of stands out.
  app.dataset.next = isOwnerMissing ? 'owner' : hasCustomer ? '' : 'customer';
  parts.hint.textContent = t(isOwnerMissing ? 'hintOwner' : hasCustomer ? 'hintGo' : 'hintCustomer');
  parts.hint.classList.toggle('spare', hasCustomer && !isOwnerMissing);
}

function showError(message) {
  parts.hint.textContent = message;
  parts.hint.classList.remove('spare');
}

function isVisible(id) {
  const side = id === owner().id ? 'owner' : 'customer';
  if (side === 'customer' && id !== view.customerId) return false;
  return !narrow.matches || view.side === side;
}

function chooseCustomer(id) {
  view.customerId = id;
  view.side = 'customer';
  drawView();
}

async function addCustomer() {
  try {
    const chat = await openCustomer(customers().length);
    if (!chat) return;
    addPane(chat);
    chooseCustomer(chat.id);
  } catch (error) {
    showError(error.message);
  }
}

/** The answer to "new customer" and the event about it come in any order. */
function addPane(chat) {
  if (!panes.has(chat.id)) panes.set(chat.id, chatPane(chat, { bot: state.bot, now: () => clock.now() }));
}

function changeLanguage(code) {
  setPageLanguage(code);
  void load().then(() => app.querySelector(`[data-language=${code}]`)?.focus());
}

narrow.addEventListener('change', () => drawView());

const when = (handle) => (data) => (isReady ? handle(data) : early.push(() => handle(data)));

listen(
  {
    message: when(({ chatId, message }) => {
      panes.get(chatId)?.showMessage(message);
      if (message.by === 'bot' && !message.isEdited && !isVisible(chatId)) {
        unread.set(chatId, (unread.get(chatId) ?? 0) + 1);
        drawView();
      }
    }),
    deleted: when(({ chatId, messageId }) => panes.get(chatId)?.removeMessage(messageId)),
    frame: when((frame) => {
      panes.get(frame.id)?.setFrame(frame);
      drawHint();
    }),
    action: when(({ chatId, action }) => panes.get(chatId)?.showAction(action)),
    answer: when((answer) => panes.get(answer.chatId)?.showAnswer(answer)),
    clock: when(({ now }) => clock.set(now)),
    person: when((chat) => {
      addPane(chat);
      drawView();
    }),
  },
  () => void load(),
);
