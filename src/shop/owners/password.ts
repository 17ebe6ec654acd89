import { argon2, type Argon2Parameters, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Longer texts are not hashed at all. */
export const longestPassword = 128;

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const cost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const tagBytes = 32;
const saltBytes = 16;
const params = /^\$argon2id\$v=19\$m=(\d{4,6}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})/u;
const whole = /^\$argon2id\$v=19\$m=\d{4,6},t=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{43}$/u;

/** Hashes with argon2id and a new salt; answers the PHC form. Rejects what is longer than `longestPassword`. */
export async function hashPassword(password: string): Promise<string> {
  return hashWith(password, newHashParams());
}

/** Hashes with the parameters and the salt of a PHC form, a whole one or its beginning. */
export async function hashWith(password: string, phcParams: string): Promise<string> {
  if (password.length > longestPassword) throw new Error(`A password has at most ${longestPassword} characters.`);
  const [start, memory, passes, parallelism, salt] = params.exec(phcParams) ?? [];
  if (start === undefined || salt === undefined) throw new Error('The parameters of a password hash are broken.');
  const tag = await derive({
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: Number(parallelism),
    tagLength: tagBytes,
    memory: Number(memory),
    passes: Number(passes),
  });
  return `${start}$${unpadded(tag)}`;
}

/** True when the password gives this PHC form. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  if (password.length > longestPassword) return false;
  return sameHash(await hashWith(password, phc), phc);
}

/** Compares two PHC forms in a time that does not tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  const digests = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(digests[0] ?? Buffer.alloc(0), digests[1] ?? Buffer.alloc(1));
}

/** True for a whole PHC form as `hashPassword` makes it. */
export function isPasswordHash(text: string): boolean {
  return whole.test(text);
}

/** Parameters with a new salt, as `hashWith` takes them. */
export function newHashParams(): string {
  const { memoryKiB, passes, lanes } = cost;
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(randomBytes(saltBytes))}`;
}

/** The parameters and the salt of a whole PHC form. */
export function hashParamsOf(phc: string): string {
  const [start] = params.exec(phc) ?? [];
  if (start === undefined) throw new Error('A stored password hash is broken.');
  return start;
}

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/u, '');
}
