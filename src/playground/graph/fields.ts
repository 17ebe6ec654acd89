import { badParameter } from './graph-refusal.ts';

/** One asked field: `name.modifier(value){fields}`. */
export interface AskedField {
  name: string;
  modifiers: Record<string, string>;
  fields: AskedField[];
}

/** An object of the graph: its fields, where a function is only run when its field is asked for. */
export type GraphNode = Record<string, unknown>;

/** Reads `id,text,replies.limit(5){id,text}`. Throws the platform's refusal for a broken list. */
export function readFields(source: string): AskedField[] {
  const reader = { source, at: 0 };
  const fields = readList(reader);
  if (reader.at < source.length) throw badFields(reader);
  return fields;
}

interface Reader {
  source: string;
  at: number;
}

function readList(reader: Reader): AskedField[] {
  const fields: AskedField[] = [];
  do fields.push(readField(reader));
  while (takes(reader, ','));
  return fields;
}

function readField(reader: Reader): AskedField {
  const field: AskedField = { name: readWord(reader), modifiers: {}, fields: [] };
  while (takes(reader, '.')) {
    const modifier = readWord(reader);
    if (!takes(reader, '(')) throw badFields(reader);
    const end = reader.source.indexOf(')', reader.at);
    if (end < 0) throw badFields(reader);
    field.modifiers[modifier] = reader.source.slice(reader.at, end);
    reader.at = end + 1;
  }
  if (takes(reader, '{')) {
    field.fields = readList(reader);
    if (!takes(reader, '}')) throw badFields(reader);
  }
  return field;
}

function readWord(reader: Reader): string {
  const word = /^\s*(\w+)\s*/.exec(reader.source.slice(reader.at));
  if (!word?.[1]) throw badFields(reader);
  reader.at += word[0].length;
  return word[1];
}

function takes(reader: Reader, sign: string): boolean {
  if (reader.source[reader.at] !== sign) return false;
  reader.at += 1;
  return true;
}

function badFields({ source, at }: Reader): Error {
  return badParameter(
    `Syntax error "Expected name instead of "${source.at(at) ?? 'end of string'}"." at character ${at}`,
  );
}

/** The asked fields of an object, with its id. Throws error 100 for a field that it does not have; empty ones are left out. */
export function pick(kind: string, node: GraphNode, asked: readonly AskedField[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of asked) {
    if (!Object.hasOwn(node, field.name)) {
      throw badParameter(`Tried accessing nonexisting field (${field.name}) on node type (${kind})`);
    }
    const value = node[field.name];
    const shown: unknown = typeof value === 'function' ? value(field) : value;
    if (shown !== undefined) picked[field.name] = shown;
  }
  return Object.hasOwn(node, 'id') ? { ...picked, id: node['id'] } : picked;
}

/** A moment as the platform writes it: `2026-11-22T09:00:00+0000`. */
export function graphTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
