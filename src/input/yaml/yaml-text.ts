import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import type { Place } from '../../problems/problem.ts';
import { yamlDocument } from './yaml-document.ts';

/** From the top of a file to one of its values: names, and places in lists counted from 0. */
export type YamlPath = readonly (string | number)[];

/** One value in a mapping or a list. */
interface Entry {
  readonly value: unknown;
  /** Where its name begins, or of an element the element itself. */
  readonly start: number;
  /** What stands there in the text, an alias followed; undefined where an alias leads nowhere. */
  readonly node: Node | undefined;
  /** Whether other places of the text have the same value through an alias. */
  readonly shared: boolean;
}

/** Stands in the data where an alias leads nowhere, so that no schema takes it for a value left out. */
const nothing = Symbol('an alias of nothing');

/**
 * A text in YAML, which JSON is, too: what it says as plain data, and for each value by its path where it stands
 * and how it is written. An alias has the same data as what it stands for.
 */
export class YamlText {
  readonly file: string;
  /** Objects without a prototype, lists, and single values. */
  readonly data: unknown;
  /** What is wrong with the text whatever it means, the first in the text first. */
  readonly errors: readonly { readonly reason: string; readonly at: Place }[];
  /** Names that no data can have: a list or a mapping as a name, one name written in two ways, `__proto__`. */
  readonly oddNames: readonly YamlPath[];
  readonly #lines: readonly string[];
  readonly #counter = new LineCounter();
  readonly #root: Entry;
  readonly #entries = new Map<unknown, Map<string | number, Entry>>();

  constructor(file: string, text: string) {
    this.file = file;
    this.#lines = text.split(/\r?\n/);
    const document = yamlDocument(text, this.#counter);
    this.errors = [...document.errors, ...document.warnings].map((error) => ({
      reason: reasonOf(error),
      at: this.#place(openedAt(document, error.pos[0])),
    }));
    const { contents } = document;
    const reader = new DataReader(this.#entries);
    this.#root =
      this.errors.length > 0 || contents === null
        ? { value: null, start: 0, node: undefined, shared: false }
        : reader.entry(contents, 0, []);
    this.data = this.#root.value;
    this.oddNames = reader.oddNames;
  }

  /** Where the value of a path stands: the line of its name, or of an element the element itself. */
  at(path: YamlPath): Place {
    return this.#place(this.start(path));
  }

  /** How many characters stand before it; before the nearest value around it where there is none. */
  start(path: YamlPath): number {
    return this.#way(path).at(-1)?.start ?? 0;
  }

  has(path: YamlPath): boolean {
    return this.#entry(path) !== undefined;
  }

  /** A text, or a number as it is written: `0.10` stays `0.10`. Undefined for every other value. */
  text(path: YamlPath): string | undefined {
    const scalar = this.scalar(path);
    if (typeof scalar?.value === 'string') return scalar.value;
    return typeof scalar?.value === 'number' ? (scalar.source ?? String(scalar.value)) : undefined;
  }

  /** The places of the elements of a list; undefined for every other value. */
  elements(path: YamlPath): readonly number[] | undefined {
    const value = this.#entry(path)?.value;
    return Array.isArray(value) ? [...value.keys()] : undefined;
  }

  /** The single value as the parser has it. */
  scalar(path: YamlPath): Scalar | undefined {
    const node = this.#entry(path)?.node;
    return isScalar(node) ? node : undefined;
  }

  /** Whether the value, or one that it is in, stands in other places too. */
  isShared(path: YamlPath): boolean {
    return this.#way(path).some(({ shared }) => shared);
  }

  /** What is there, for a message: "a list", "empty", or the value as it is written. */
  described(path: YamlPath): string {
    const { node, value } = this.#entry(path) ?? { node: undefined, value: null };
    if (isSeq(node)) return node.items.length === 0 ? 'an empty list' : 'a list';
    if (isMap(node)) return 'a mapping';
    if (value === nothing) return 'an alias of nothing';
    if (!isScalar(node) || node.value === null) return 'empty';
    return typeof node.value === 'string' ? `"${node.value}"` : String(node.source);
  }

  #entry(path: YamlPath): Entry | undefined {
    const way = this.#way(path);
    return way.length === path.length + 1 ? way.at(-1) : undefined;
  }

  /** The values from the top down to that of the path, as far as there are any. */
  #way(path: YamlPath): readonly Entry[] {
    const way = [this.#root];
    for (const step of path) {
      const next = this.#entries.get(way.at(-1)?.value)?.get(step);
      if (next === undefined) break;
      way.push(next);
    }
    return way;
  }

  #place(offset: number): Place {
    // An error at the very end is on the last line that has something on it.
    const lastLine = Math.max(1, this.#lines.findLastIndex((line) => line.trim() !== '') + 1);
    const line = Math.max(1, Math.min(this.#counter.linePos(offset).line, lastLine));
    return { file: this.file, line, excerpt: this.#lines[line - 1] ?? '' };
  }
}

/**
 * Reads nodes as plain data, in the order of the text. A node is read once, however often aliases stand for it:
 * few lines can hold more aliases of aliases than there is memory.
 */
class DataReader {
  readonly oddNames: YamlPath[] = [];
  readonly #entries: Map<unknown, Map<string | number, Entry>>;
  readonly #anchors = new Map<string, Node>();
  readonly #read = new Map<Node, unknown>();

  /** @param entries - receives what stands in each mapping and each list, by its data */
  constructor(entries: Map<unknown, Map<string | number, Entry>>) {
    this.#entries = entries;
  }

  entry(node: unknown, start: number, path: YamlPath): Entry {
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      return { value: this.#data(target, path), start, node: target, shared: true };
    }
    if (node === null) return { value: null, start, node: undefined, shared: false };
    const own = isNode(node) ? node : undefined;
    const shared = this.#anchored(own);
    return { value: this.#data(own, path), start, node: own, shared };
  }

  #data(node: Node | undefined, path: YamlPath): unknown {
    if (isScalar(node)) return node.value;
    if (!isCollection(node)) return nothing;
    if (this.#read.has(node)) return this.#read.get(node);
    const data: unknown[] | Record<string, unknown> = isSeq(node) ? [] : Object.create(null);
    const entries = new Map<string | number, Entry>();
    this.#read.set(node, data);
    this.#entries.set(data, entries);
    for (const [i, item] of node.items.entries()) {
      const isNamed = isMap(node) && isPair(item);
      const step = isNamed ? nameOf(item.key) : i;
      const inside = [...path, step];
      const isOdd = isNamed && (!isScalar(item.key) || step === '__proto__' || entries.has(step));
      if (isOdd) this.oddNames.push(inside);
      if (isNamed) this.#anchored(item.key);
      const entry = isNamed
        ? this.entry(item.value, startOf(item.key), inside)
        : this.entry(item, startOf(item), inside);
      entries.set(step, entry);
      if (!isOdd) (data as Record<string | number, unknown>)[step] = entry.value;
    }
    return data;
  }

  /** Whether aliases may stand for the node from here on. */
  #anchored(node: unknown): boolean {
    if (!(isScalar(node) || isCollection(node)) || node.anchor === undefined) return false;
    this.#anchors.set(node.anchor, node);
    return true;
  }
}

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

/** A name as it is written, whatever YAML would make of it. */
function nameOf(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** Where the quoted text began that an error ends: what never closes is settled where it opens. */
function openedAt(document: Document, position: number): number {
  let opened = position;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const [start, end] = range ?? [position, position];
      if (type?.startsWith('QUOTE') && start < position && position <= end) opened = start;
    },
  });
  return opened;
}

/** The parser's complaint, in our words where it has a common cause. */
function reasonOf({ code, message }: YAMLError): string {
  if (/^Missing closing|must .*end with a/.test(message))
    return 'a quote or a bracket that opens is never closed';
  if (/^Implicit map keys? need/.test(message) || /IMPLICIT_KEY$/.test(code))
    return 'a line is not one name, a colon and one value';
  if (code === 'DUPLICATE_KEY') return 'a name appears twice';
  if (code === 'MULTIPLE_DOCS') return 'it contains several lists of names, one after another';
  return message;
}
