import { chunked, anyEvent, proof, write, type HostileDoor, type HostileRequest } from './door.ts';

const large = Buffer.alloc(5 * 1024 * 1024, 'x');
const chunkedLength = ['Transfer-Encoding: chunked'];

/** Who does not prove himself gets 401, whatever else is wrong with what he brings. */
export function strangers(door: HostileDoor): HostileRequest[] {
  return [...wrongProofs(door), ...wrongProofWithMore(door)];
}

function wrongProofs(door: HostileDoor): HostileRequest[] {
  const body = anyEvent(door);
  const right = door.proofOf(Buffer.from(body));
  const name = door.proofHeader;
  const wrong: { [what: string]: string[] } = {
    'no proof': [],
    'an empty proof': [`${name}:`],
    'a proof of blanks': [`${name}:    `],
    'a proof without its last letter': [`${name}: ${right.slice(0, -1)}`],
    'a proof with one letter more': [`${name}: ${right}x`],
    'a proof in other capitals': [`${name}: ${otherCase(right)}`],
    'another proof of the same length': [`${name}: ${'0'.repeat(right.length)}`],
    'the right proof twice': [`${name}: ${right}`, `${name}: ${right}`],
    'a wrong proof before the right one': [`${name}: wrong`, `${name}: ${right}`],
    'the right proof before a wrong one': [`${name}: ${right}`, `${name}: wrong`],
    'two proofs in one line': [`${name}: ${right}, ${right}`],
    'a proof in quotes': [`${name}: "${right}"`],
    'a proof of letters above ASCII': [`${name}: ${'\u00ff'.repeat(right.length)}`],
    'a proof of 8 kB': [`${name}: ${'a'.repeat(8192)}`],
    'the proof under another name': [`${name}-2: ${right}`],
    'the proof as a bearer': [`Authorization: Bearer ${right}`],
    'the proof as a cookie': [`Cookie: ${name}=${right}`],
    'the proof under a polluting name': [`__proto__: ${right}`, `constructor: ${right}`],
  };
  const requests = Object.entries(wrong).map(([what, headers]) => ({
    name: what,
    bytes: write(door, { headers, body }),
    answers: [[401]],
  }));
  const inAddress = write(door, { target: `${door.path}?${name}=${right}&secret_token=${right}`, body });
  return [...requests, { name: 'the proof in the address', bytes: inAddress, answers: [[401]] }];
}

function wrongProofWithMore(door: HostileDoor): HostileRequest[] {
  const headers = [`${door.proofHeader}: forged`];
  const ofSomethingElse = write(door, { headers: [proof(door, 'else')], body: '[1]' });
  const signsBody = door.proofOf(Buffer.from('else')) !== door.proofOf(Buffer.from('[1]'));
  return [
    forged('5 MB', write(door, { headers, body: large })),
    forged('5 MB in chunks', write(door, { headers, body: chunked(large), length: chunkedLength })),
    forged('5 MB announced, none sent', write(door, { headers, length: [`Content-Length: ${large.length}`] })),
    forged('a terabyte announced', write(door, { headers, length: ['Content-Length: 1099511627776'] })),
    forged('chunks that never end', write(door, { headers, body: '5\r\nhalf!\r\n', length: chunkedLength })),
    forged('no JSON', write(door, { headers, body: '{' })),
    forged('an empty body', write(door, { headers })),
    forged('deep nesting', write(door, { headers, body: '['.repeat(100_000) })),
    forged('broken UTF-8', write(door, { headers, body: Buffer.from([0xc3, 0x28, 0xff]) })),
    forged('waiting for 100 Continue', write(door, { headers: [...headers, 'X-Wait: 1'], body: '{}' })),
    forged('another method', write(door, { method: 'PUT', headers, body: '{}' })),
    forged('GET', write(door, { method: 'GET', headers })),
    ...(signsBody ? [forged('the proof of another body', ofSomethingElse)] : []),
  ];
}

function forged(name: string, bytes: Buffer): HostileRequest {
  return { name: `forged: ${name}`, bytes, answers: [[401]] };
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
