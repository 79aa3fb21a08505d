import type { Outcome, Problem } from '../../problems/problem.ts';
import type { OptionValues } from '../command.ts';

/** Reads options one by one, and keeps what is wrong with any of them: all of it is told at once. */
export class OptionReader {
  readonly problems: Problem[] = [];
  readonly #options: OptionValues;

  constructor(options: OptionValues) {
    this.#options = options;
  }

  /** The value as a list of one; of a problem, which is kept, nothing. */
  settle<T>(found: Outcome<T>): T[] {
    if (found.ok) return [found.value];
    this.problems.push(found.problem);
    return [];
  }

  /** The value of an option that is given once; undefined where it is not, or cannot be read. */
  one<T>(name: string, read: (text: string) => Outcome<T>): T | undefined {
    const text = this.#options[name];
    return typeof text === 'string' ? this.settle(read(text))[0] : undefined;
  }

  /** The same under a key, absent where there is no value. */
  keyed<K extends string, T>(
    key: K,
    name: string,
    read: (text: string) => Outcome<T>,
  ): { readonly [P in K]?: T } {
    const value = this.one(name, read);
    return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
  }
}
