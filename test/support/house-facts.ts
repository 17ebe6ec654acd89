import { posix } from 'node:path';
import {
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isStringLiteral,
  SyntaxKind,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

/** Texts of source files by their path from the project's root. */
export type Tree = { [path: string]: string };

/** Something that stands in a file, counted from line 1. */
export interface Spot {
  text: string;
  line: number;
}

/** One import, re-export, `import()` or `import('...')` type. */
export interface Import extends Spot {
  /** Path in the tree, `node:...`, or the name of a package without the path inside it. */
  target: string;
  typeOnly: boolean;
}

/** What the rules of the house look at in one file. */
export interface FileFacts {
  path: string;
  lines: number;
  imports: Import[];
  /** Texts between quotes, apart from those that name a module. */
  strings: Spot[];
  /** Names with what is taken from them: `process.env`, `Date.now`; a bare `process`; `new Date()` without a value. */
  uses: Spot[];
  /** Every `any` in a type. */
  anys: Spot[];
  /** Marks of work put off. */
  marks: Spot[];
}

const root = '/house';
// Only parsing is wanted: neither the libraries nor the imported packages are loaded.
const options = { noResolve: true, noLib: true, types: [], allowImportingTsExtensions: true, noEmit: true };
const putOff = /\b(?:TO[D]O|FIX[M]E)\b/;

/** Parses a tree with TypeScript's own parser. */
export function readFacts(tree: Tree): FileFacts[] {
  const placed = Object.entries(tree).map(([path, text]) => [`${root}/${path}`, text] as const);
  const config = JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] });
  const files = Object.fromEntries([...placed, [`${root}/tsconfig.json`, config] as const]);
  const api = new API({ cwd: root, fs: createVirtualFileSystem(files) });
  try {
    const project = api.updateSnapshot({ openProjects: [`${root}/tsconfig.json`] }).getProjects()[0];
    return Object.entries(tree).map(([path, text]) => {
      const source = project?.program.getSourceFile(`${root}/${path}`);
      if (!source) throw new Error(`${path} was not parsed.`);
      return factsOf(path, text, source);
    });
  } finally {
    api.close();
  }
}

function factsOf(path: string, text: string, source: SourceFile): FileFacts {
  const textLines = text.split('\n');
  const starts = textLines.reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0]);
  const lineOf = (node: Node): number => starts.findLastIndex((start) => start <= node.getStart(source)) + 1;
  const facts: FileFacts = {
    path,
    lines: lineCount(textLines),
    imports: [],
    strings: [],
    uses: [],
    anys: [],
    marks: [],
  };
  const look = (node: Node): void => {
    const line = lineOf(node);
    const found = importOf(node);
    if (found) facts.imports.push({ ...found, line, target: targetOf(path, found.text) });
    if ((isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) && !namesModule(node)) {
      facts.strings.push({ text: node.text, line });
    }
    const use = useOf(node);
    if (use !== undefined) facts.uses.push({ text: use, line });
    if (node.kind === SyntaxKind.AnyKeyword) facts.anys.push({ text: 'any', line });
    node.forEachChild(look);
  };
  look(source);
  for (const [at, line] of textLines.entries()) {
    if (putOff.test(line)) facts.marks.push({ text: line.trim(), line: at + 1 });
  }
  return facts;
}

function lineCount(textLines: string[]): number {
  return textLines.at(-1) === '' ? textLines.length - 1 : textLines.length;
}

function importOf(node: Node): { text: string; typeOnly: boolean } | undefined {
  if (isImportDeclaration(node) && isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === SyntaxKind.TypeKeyword;
    return { text: node.moduleSpecifier.text, typeOnly };
  }
  if (isExportDeclaration(node) && node.moduleSpecifier && isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && isStringLiteral(first)
      ? { text: first.text, typeOnly: false }
      : { text: '<computed>', typeOnly: false };
  }
  if (isImportTypeNode(node) && isLiteralTypeNode(node.argument) && isStringLiteral(node.argument.literal)) {
    return { text: node.argument.literal.text, typeOnly: true };
  }
  return undefined;
}

function namesModule(node: Node): boolean {
  const { parent } = node;
  return (
    isImportDeclaration(parent) ||
    isExportDeclaration(parent) ||
    (isLiteralTypeNode(parent) && isImportTypeNode(parent.parent))
  );
}

function useOf(node: Node): string | undefined {
  if (isPropertyAccessExpression(node) && isIdentifier(node.expression))
    return `${node.expression.text}.${node.name.text}`;
  if (isNewExpression(node) && isIdentifier(node.expression) && (node.arguments?.length ?? 0) === 0) {
    return `new ${node.expression.text}()`;
  }
  if (!isIdentifier(node) || node.text !== 'process') return undefined;
  const named = isPropertyAccessExpression(node.parent);
  return named ? undefined : 'process';
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
