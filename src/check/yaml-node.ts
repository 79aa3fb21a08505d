import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { nearest } from '../problems/nearest.ts';
import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** The file that a node belongs to. */
export interface YamlSource {
  readonly file: string;
  readonly document: Document;
  /** Its lines, and the line that a character stands in, counted from 1. */
  readonly lines: readonly string[];
  readonly lineAt: (position: number) => number;
}

/** A value in a YAML or JSON file that knows its name and its line, so that it can be refused by both. */
export class YamlNode {
  readonly name: string;
  readonly line: number;
  /** Whether other places of the file have the same value through an alias. */
  readonly shared: boolean;
  readonly #source: YamlSource;
  readonly #node: Node | null | undefined;

  constructor(source: YamlSource, name: string, node: Node | null | undefined, start: number) {
    this.name = name;
    this.line = source.lineAt(start);
    this.#source = source;
    this.#node = isAlias(node) ? node.resolve(source.document) : node;
    this.shared =
      isAlias(node) ||
      (node !== null && node !== undefined && 'anchor' in node && node.anchor !== undefined);
  }

  /** The entries of a mapping; `known` are the keys that mean something `within` it. */
  fields(within: string, known?: readonly string[]): ReadonlyMap<string, YamlNode> {
    if (!isMap<Node, Node>(this.#node)) return this.refuse('names with their values');
    return new Map(
      this.#node.items.map(({ key, value }) => {
        const entry = new YamlNode(this.#source, keyText(key), value, key.range?.[0] ?? 0);
        if (known !== undefined && !known.includes(entry.name)) entry.#refuseKey(within, known);
        return [entry.name, entry];
      }),
    );
  }

  /** The elements of a list. */
  items(allowed: string): readonly YamlNode[] {
    if (!isSeq<Node>(this.#node)) return this.refuse(allowed);
    return this.#node.items.map(
      (item) => new YamlNode(this.#source, this.name, item, item.range?.[0] ?? 0),
    );
  }

  isList(): boolean {
    return isSeq(this.#node);
  }

  isMapping(): boolean {
    return isMap(this.#node);
  }

  /** The single value, or undefined where there are several. */
  scalar(): Scalar | undefined {
    return isScalar(this.#node) ? this.#node : undefined;
  }

  /** A text, or a number as it is written: `0.10` stays `0.10`. */
  text(): string | undefined {
    const scalar = this.scalar();
    if (typeof scalar?.value === 'string') return scalar.value;
    return typeof scalar?.value === 'number' ? (scalar.source ?? String(scalar.value)) : undefined;
  }

  at(): Place {
    return placeIn(this.#source, this.line);
  }

  refuse(allowed: string): never {
    const args = { key: this.name, text: this.#described(), allowed };
    throw new Refusal(problem('fixture-value', args, this.at()));
  }

  #refuseKey(within: string, known: readonly string[]): never {
    const args = {
      key: this.name,
      within,
      known: known.join(', '),
      nearest: nearest(this.name, known),
    };
    throw new Refusal(problem('fixture-key-unknown', args, this.at()));
  }

  #described(): string {
    if (this.isList()) return 'a list';
    if (this.isMapping()) return 'a mapping';
    const scalar = this.scalar();
    if (scalar === undefined) return this.shared ? 'an alias of nothing' : 'empty';
    if (scalar.value === null) return 'empty';
    return typeof scalar.value === 'string' ? `"${scalar.value}"` : String(scalar.source);
  }
}

/** The line of a file, for a message. */
export function placeIn({ file, lines }: Pick<YamlSource, 'file' | 'lines'>, line: number): Place {
  return { file, line, excerpt: lines[line - 1] ?? '' };
}

function keyText(key: Node): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}
