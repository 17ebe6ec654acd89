import { get, listen, post } from './api.js';
import { clockBar } from './clock.js';
import { customerTabs, openCustomer } from './customers.js';
import { h, replaceKeepingFocus } from './dom.js';
import { hintFor } from './hint.js';
import { windowJumps } from './instagram/jumps.js';
import { t as instagramWord } from './instagram/strings.js';
import { instagramView } from './instagram/view.js';
import { createAsked } from './money/asked.js';
import { bankDialog } from './money/bank-dialog.js';
import { recipientsOf } from './money/recipients.js';
import { chatPane } from './pane.js';
import { createSides } from './sides.js';
import { pageLanguage, setPageLanguage, t } from './strings.js';
import { switches } from './switches.js';
import { topBar } from './top-bar.js';

const app = document.querySelector('#app') ?? document.body;
const narrow = matchMedia('(max-width: 820px)');

/** What is open now; kept when the page is drawn anew. */
const view = { channel: 'telegram', customerId: 0, personId: '', side: 'customer', ownerApp: 'telegram' };
const unread = new Map();
let panes = new Map();
/** Events that come while the state is on its way are kept until it is drawn. */
let isReady = false;
const early = [];
let state = {
  shopName: '',
  bot: { name: '', username: '' },
  now: '',
  isUnowned: false,
  hasNoticeDoor: false,
  chats: [],
  instagram: null,
};
let clock = clockBar(new Date().toISOString(), { onError: () => undefined });
/** Undefined where the playground has Telegram alone. */
let instagram;
const sides = createSides(['customer', 'feed', 'direct', 'owner']);
/** What the shop asks to be paid, for the bank. */
const asked = createAsked();
const parts = { hint: h('p', { class: 'hint' }), switcher: h('div') };

async function load() {
  isReady = false;
  state = await get('/state');
  for (const { role, messages } of state.chats) if (role === 'customer') messages.forEach(asked.hear);
  const customers = state.chats.filter((chat) => chat.role === 'customer');
  if (!customers.some((chat) => chat.id === view.customerId)) view.customerId = customers[0].id;
  if (state.isUnowned && !owner().hasStarted && narrow.matches) view.side = 'owner';
  draw();
  isReady = true;
  for (const handle of early.splice(0)) handle();
}

const owner = () => state.chats.find((chat) => chat.role === 'owner');
const customers = () => [...panes.values()].map((pane) => pane.chat).filter((chat) => chat.role === 'customer');
const now = () => clock.now();

function draw() {
  document.documentElement.lang = pageLanguage();
  document.title = `${state.shopName} — ${t('title')}`;
  panes = new Map(state.chats.map((chat) => [chat.id, chatPane(chat, { bot: state.bot, now })]));
  clock.stop();
  const jumps = state.instagram ? () => windowJumps(instagram.person(), now()) : undefined;
  clock = clockBar(state.now, { onError: showError, onTick: () => instagram?.tick(), jumps });
  instagram = state.instagram ? openInstagram() : undefined;
  const { shopName } = state;
  const top = topBar({
    shopName,
    hint: parts.hint,
    clock: clock.root,
    onBank: () => openBank('notice'),
    onLanguage: changeLanguage,
  });
  app.replaceChildren(top, parts.switcher, h('main', {}, ...sides.elements));
  drawView();
}

function openInstagram() {
  return instagramView(state.instagram, {
    chosenId: view.personId,
    botUsername: state.bot.username,
    now,
    isDirectSeen: () => isSideSeen('direct'),
    onBridge: (person, payload) => void bridge(person, payload),
    onDirect: () => narrow.matches && chooseSide('direct'),
    onChange: () => isReady && drawView(),
  });
}

/** Which sides the chosen channel has, in their order. */
function sidesNow() {
  return view.channel === 'instagram' ? ['feed', 'direct', 'owner'] : ['customer', 'owner'];
}

/** Whether a side is before somebody's eyes: all of the channel on a wide window, one on a narrow window. */
function isSideSeen(name) {
  return sidesNow().includes(name) && (!narrow.matches || view.side === name);
}

/** Shows the chosen channel, people, apps and, on a narrow window, the chosen side. */
function drawView() {
  for (const id of [view.customerId, owner().id]) if (isVisible(id)) unread.delete(id);
  if (instagram && isSideSeen('direct')) instagram.see();
  view.personId = instagram?.person().id ?? '';
  app.dataset.channel = view.channel;
  app.dataset.side = view.side;
  drawCustomerSide();
  if (instagram) drawInstagramSides(instagram);
  drawOwnerSide();
  const switcher = h(
    'nav',
    { class: 'switcher', 'aria-label': t('chats') },
    narrow.matches && channelSwitch(),
    switches({
      className: 'side-switch',
      label: t('chats'),
      name: 'side',
      chosen: view.side,
      options: sidesNow().map((id) => ({ id, title: sideTitle(id), count: unreadOf(id) })),
      onChoose: chooseSide,
    }),
  );
  replaceKeepingFocus(parts.switcher, switcher);
  parts.switcher = switcher;
  drawHint();
}

function drawCustomerSide() {
  const tabs = customerTabs({
    chats: customers(),
    activeId: view.customerId,
    unread,
    onChoose: chooseCustomer,
    onNew: () => void addCustomer(),
  });
  fillSide('customer', tabs, panes.get(view.customerId));
}

function drawInstagramSides({ feed, direct, tabs }) {
  fillSide('feed', null, { root: feed });
  fillSide('direct', tabs(), direct());
}

function drawOwnerSide() {
  const apps =
    instagram &&
    switches({
      className: 'apps',
      label: instagramWord('ownerApps'),
      name: 'app',
      chosen: view.ownerApp,
      options: [
        { id: 'telegram', title: 'Telegram', count: unread.get(owner().id) ?? 0 },
        { id: 'instagram', title: 'Instagram', count: instagram.unreadByOwner() },
      ],
      onChoose: (id) => {
        view.ownerApp = id;
        drawView();
      },
    });
  const pane = instagram && view.ownerApp === 'instagram' ? { root: instagram.owner } : panes.get(owner().id);
  fillSide('owner', apps, pane);
}

/** The first side of a wide window carries the channels. */
function fillSide(name, after, pane) {
  const isFirst = !narrow.matches && name === sidesNow()[0];
  sides.fill(name, { title: sideTitle(name), before: isFirst && channelSwitch(), after }, pane);
}

function channelSwitch() {
  if (!instagram) return null;
  const telegramUnread = customers().reduce((sum, { id }) => sum + (unread.get(id) ?? 0), 0);
  const isHere = (id) => view.channel === id;
  return switches({
    className: 'channels',
    label: t('channels'),
    name: 'channel',
    chosen: view.channel,
    options: [
      { id: 'telegram', title: 'Telegram', icon: 'send', count: isHere('telegram') ? 0 : telegramUnread },
      {
        id: 'instagram',
        title: 'Instagram',
        icon: 'camera',
        count: isHere('instagram') ? 0 : instagram.unreadInDirect(),
      },
    ],
    onChoose: chooseChannel,
  });
}

function sideTitle(name) {
  return { customer: t('customer'), owner: t('owner'), feed: instagramWord('post'), direct: instagramWord('direct') }[
    name
  ];
}

function unreadOf(name) {
  if (name === 'feed') return 0;
  if (name === 'direct') return instagram.unreadInDirect();
  const ids = name === 'owner' ? [owner().id] : customers().map((chat) => chat.id);
  return ids.reduce((sum, id) => sum + (unread.get(id) ?? 0), 0);
}

function chooseChannel(channel) {
  view.channel = channel;
  if (!sidesNow().includes(view.side)) [view.side] = sidesNow();
  chooseSide(view.side);
}

function chooseSide(name) {
  view.side = name;
  drawView();
  const shown = { customer: panes.get(view.customerId), owner: panes.get(owner().id), direct: instagram?.direct() }[
    name
  ];
  shown?.scrollToEnd();
}

function drawHint() {
  const { text, next, isSpare } = hintFor({
    isOwnerMissing: state.isUnowned && !panes.get(owner().id).chat.hasStarted,
    hasCustomer: customers().some((chat) => chat.hasStarted),
    isOnInstagram: view.channel === 'instagram',
    hasComments: instagram?.hasComments() ?? false,
  });
  // The Start button that the hint speaks of stands out.
  app.dataset.next = next;
  parts.hint.textContent = text;
  parts.hint.classList.toggle('spare', isSpare);
}

function showError(message) {
  parts.hint.textContent = message;
  parts.hint.classList.remove('spare');
}

function isVisible(id) {
  if (id === owner().id) return isSideSeen('owner') && view.ownerApp === 'telegram';
  return isSideSeen('customer') && id === view.customerId;
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

/** A link into the Telegram bot, pressed in Direct: the same person goes on in Telegram. */
async function bridge({ name }, payload) {
  try {
    const language = pageLanguage();
    const chat = customers().find((one) => one.name === name) ?? (await post('/people', { name, language }));
    addPane(chat);
    view.channel = 'telegram';
    chooseCustomer(chat.id);
    await post(`/people/${chat.id}/start`, { payload, language });
  } catch (error) {
    showError(error.message);
  }
}

/** The answer to "new customer" and the event about it come in any order. */
function addPane(chat) {
  if (!panes.has(chat.id)) panes.set(chat.id, chatPane(chat, { bot: state.bot, now }));
}

/** @param {'notice' | 'receipt'} tab */
function openBank(tab) {
  const recipients = recipientsOf(customers(), state.instagram?.people ?? []);
  const chosenKey = view.channel === 'instagram' ? `i${view.personId}` : `t${view.customerId}`;
  bankDialog({ tab, now, asked: asked.facts, hasNoticeDoor: state.hasNoticeDoor, recipients, chosenKey });
}

function changeLanguage(code) {
  setPageLanguage(code);
  void load().then(() => app.querySelector(`[data-language=${code}]`)?.focus());
}

narrow.addEventListener('change', () => drawView());
app.addEventListener('make-receipt', () => openBank('receipt'));

const when = (handle) => (data) => (isReady ? handle(data) : early.push(() => handle(data)));
const instagramEvents = ['ig-message', 'ig-unsent', 'ig-frame', 'ig-seen', 'ig-post', 'ig-post-gone'].map((name) => [
  name,
  when((data) => {
    instagram?.handlers[name](data);
    if (name === 'ig-message' && data.message.by === 'account') asked.hear(data.message);
  }),
]);

listen(
  {
    message: when(({ chatId, message }) => {
      panes.get(chatId)?.showMessage(message);
      if (message.by === 'bot' && chatId !== owner().id) asked.hear(message);
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
    clock: when((moved) => {
      clock.set(moved.now);
      instagram?.tick();
    }),
    person: when((chat) => {
      addPane(chat);
      drawView();
    }),
    ...Object.fromEntries(instagramEvents),
  },
  () => void load(),
);
