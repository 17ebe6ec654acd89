import {
  anyEvent,
  proof,
  write,
  type HostileDoor,
  type HostileRequest,
  type Outcome,
  type SlowRequest,
} from './door.ts';

/** Requests that bend HTTP itself: methods, addresses, lengths, headers, several at once. */
export function httpForms(door: HostileDoor): HostileRequest[] {
  return [...methods(door), ...addresses(door), ...lengths(door), ...headersOfAllSorts(door), ...severalAtOnce(door)];
}

function methods(door: HostileDoor): HostileRequest[] {
  const headers = [proof(door)];
  const sent = (method: string, ...outcomes: Outcome[]): HostileRequest => ({
    name: `method ${method}`,
    bytes: write(door, { method, headers }),
    answers: [outcomes],
  });
  return [
    ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND'].map((method) => sent(method, 405, 404)),
    sent('TRACE', 405, 404, 400, 'closed'),
    sent('CONNECT', 405, 404, 400, 'closed'),
    sent('post', 400),
    sent('HELLO', 400),
    {
      name: 'no HTTP at all',
      bytes: Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n', 'latin1'),
      answers: [[400]],
    },
    { name: 'HTTP/2 without asking', bytes: Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), answers: [[400, 505]] },
  ];
}

function addresses(door: HostileDoor): HostileRequest[] {
  const { path } = door;
  const [, first = '', last = ''] = path.split('/');
  const wrong = [
    `${path}/`,
    `/${path}`,
    `${path}/more`,
    `${path}%00`,
    `${path}.json`,
    `/${first.toUpperCase()}/${last}`,
    `/${first}//${last}`,
    `/${first}/x/%2e%2e%2f${last}`,
    `/${first}/${last}%2f..%2f..%2fetc%2fpasswd`,
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/.env',
    '/.git/config',
    '/%c0%ae%c0%ae/',
    '/%',
    `/${'a'.repeat(8000)}`,
    '/nowhere',
  ];
  // A stranger at any other spelling of the door's own address is a stranger still.
  const spelled = [`/x/..${path}`, `/.${path}`, `/${first}/%${hex(last)}${last.slice(1)}`, `${path}?a=1#b`];
  const body = anyEvent(door);
  return [
    ...wrong.map((target) => ({
      name: `address ${target.slice(0, 60)}`,
      bytes: write(door, { target, headers: [proof(door, body)], body }),
      answers: [[404, 400]],
    })),
    ...[...spelled, `http://elsewhere.example${path}`].map((target) => ({
      name: `forged, address ${target}`,
      bytes: write(door, { target, body }),
      answers: [[401, 404, 400]],
    })),
    { name: 'address without a slash', bytes: write(door, { target: '*', body }), answers: [[400, 404]] },
    {
      name: 'a backslash in the address',
      bytes: write(door, { target: path.replaceAll('/', '\\') }),
      answers: [[400, 404]],
    },
  ];
}

function lengths(door: HostileDoor): HostileRequest[] {
  const body = anyEvent(door);
  const headers = [proof(door, body)];
  const with_ = (name: string, length: string[], sent: string, ...answers: Outcome[][]): HostileRequest => ({
    name,
    bytes: write(door, { headers, length, body: sent }),
    answers,
  });
  const chunk = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`;
  const honest = `Content-Length: ${Buffer.byteLength(body)}`;
  const te = 'Transfer-Encoding: chunked';
  return [
    with_('a length too short: the rest is no request', ['Content-Length: 10'], body, [400]),
    with_('both lengths', [honest, te], `${chunk}0\r\n\r\n`, [400]),
    with_('both lengths, the other way round', [te, 'Content-Length: 4'], `${chunk}0\r\n\r\n`, [400]),
    with_('two lengths', [honest, 'Content-Length: 0'], body, [400]),
    with_('two lengths in one line', ['Content-Length: 5, 5'], body, [400]),
    with_('a negative length', ['Content-Length: -1'], body, [400]),
    with_('a length with a sign', ['Content-Length: +10'], body, [400]),
    with_('a length in hexadecimal', ['Content-Length: 0x10'], body, [400]),
    with_('a length of 400 digits', [`Content-Length: ${'9'.repeat(400)}`], body, [400]),
    with_('an unknown coding', ['Transfer-Encoding: xchunked'], `${chunk}0\r\n\r\n`, [400, 501]),
    with_('a coding after chunked', ['Transfer-Encoding: chunked, identity'], `${chunk}0\r\n\r\n`, [400, 501]),
    with_('a blank before the colon', ['Transfer-Encoding : chunked'], `${chunk}0\r\n\r\n`, [400]),
    with_('a folded header', ['Transfer-Encoding:\r\n chunked', honest], body, [400]),
    with_('a chunk whose size is no number', [te], 'zz\r\nhi\r\n0\r\n\r\n', [400]),
    with_('a chunk with a negative size', [te], '-5\r\nhello\r\n0\r\n\r\n', [400]),
    with_('a chunk longer than all memory', [te], 'fffffffffffffffff\r\nhello', [400, 413]),
    with_('a chunk longer than it says', [te], '3\r\nhello\r\n0\r\n\r\n', [400]),
    with_('a chunk with 100 kB of remarks', [te], `1;${'a'.repeat(100_000)}\r\nx\r\n0\r\n\r\n`, [400, 413]),
    with_('a trailer that brings the proof', [te], `${chunk}0\r\n${door.proofHeader}: x\r\n\r\n`, [200]),
  ];
}

function headersOfAllSorts(door: HostileDoor): HostileRequest[] {
  const body = anyEvent(door);
  const with_ = (name: string, headers: string[], ...outcomes: Outcome[]): HostileRequest => ({
    name,
    bytes: write(door, { headers: [...headers, proof(door, body)], body }),
    answers: [outcomes],
  });
  const noHost = Buffer.from(`POST ${door.path} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`);
  return [
    with_(
      '300 headers',
      Array.from({ length: 300 }, (_, index) => `X-${index}: 1`),
      200,
    ),
    with_(
      '5,000 headers',
      Array.from({ length: 5000 }, (_, index) => `X-${index}: 1`),
      431,
    ),
    with_('a header of 100 kB', [`X-Long: ${'a'.repeat(100_000)}`], 431),
    with_('a proof of 100 kB', [`${door.proofHeader}: ${'a'.repeat(100_000)}`], 431, 401),
    with_('a zero in a header', ['X-Zero: a\0b'], 400),
    with_('a line without a colon', ['hello'], 400),
    with_('a header without a name', [': x'], 400),
    with_('a header named __proto__', ['__proto__: x', 'constructor: y'], 200),
    with_('two hosts', ['Host: elsewhere.example'], 400, 200),
    with_('a host that is none', ['X-Forwarded-Host: evil.example/..', 'X-Original-URL: /admin'], 200),
    with_('a wish for a WebSocket', ['Connection: Upgrade', 'Upgrade: websocket'], 200, 400, 426),
    with_('a wish for an unknown expectation', ['Expect: a-miracle'], 417, 400),
    with_('a type that is no type', ['Content-Type: ;;;charset=utf-7'], 200),
    { name: 'no host', bytes: noHost, answers: [[400]] },
  ];
}

function severalAtOnce(door: HostileDoor): HostileRequest[] {
  const good = (): Buffer => {
    const body = anyEvent(door);
    return write(door, { headers: [proof(door, body)], body });
  };
  const forged = write(door, { headers: [`${door.proofHeader}: forged`], body: anyEvent(door) });
  const large = write(door, { headers: [`${door.proofHeader}: forged`], body: Buffer.alloc(100_000, 'x') });
  return [
    { name: 'an authentic and a forged one at once', bytes: Buffer.concat([good(), forged]), answers: [[200], [401]] },
    { name: 'a forged and an authentic one at once', bytes: Buffer.concat([forged, good()]), answers: [[401], [200]] },
    { name: 'a forged one that hides another', bytes: Buffer.concat([large, forged]), answers: [[401], [401]] },
    {
      name: 'fifty at once',
      bytes: Buffer.concat(Array.from({ length: 50 }, good)),
      answers: Array.from({ length: 50 }, () => [200]),
    },
    {
      name: 'an authentic one and rubbish',
      bytes: Buffer.concat([good(), Buffer.from('\0\0\0\r\n\r\n')]),
      // Node refuses the rubbish before the first one is stored; the platform sends that again.
      answers: [[200, 400]],
    },
  ];
}

function hex(text: string): string {
  return text.charCodeAt(0).toString(16);
}

/** Senders who dawdle are cut within 10 s; a stranger who does is sent away at once. */
export function slowRequests(door: HostileDoor): SlowRequest[] {
  const body = anyEvent(door);
  const head = (headers: string[], length: string): Buffer => write(door, { headers, length: [length] });
  const own = [proof(door, body)];
  const long = 'Content-Length: 1000';
  const chunks = 'Transfer-Encoding: chunked';
  const cut = { answers: [[408]], withinMs: 10_500 };
  const sentAway = { answers: [[401]], withinMs: 1000 };
  const drop = Buffer.from('x');
  return [
    { name: 'a body, a byte a second', first: head(own, long), everySecond: drop, ...cut },
    {
      name: 'a body shorter than announced',
      first: Buffer.concat([head(own, long), Buffer.from(body)]),
      everySecond: Buffer.alloc(0),
      ...cut,
    },
    { name: 'chunks, a byte a second', first: head(own, chunks), everySecond: Buffer.from('1\r\nx\r\n'), ...cut },
    {
      name: 'headers, one a second',
      first: Buffer.from(`POST ${door.path} HTTP/1.1\r\n`),
      everySecond: Buffer.from('X-More: 1\r\n'),
      ...cut,
    },
    { name: 'a first line, a letter a second', first: Buffer.from('POST /'), everySecond: drop, ...cut },
    { name: 'forged: a body, a byte a second', first: head([], long), everySecond: drop, ...sentAway },
    {
      name: 'forged: chunks, a byte a second',
      first: head([], chunks),
      everySecond: Buffer.from('1\r\nx\r\n'),
      ...sentAway,
    },
  ];
}
