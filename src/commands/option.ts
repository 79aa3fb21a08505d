import type { Outcome, Problem } from '../problems/problem.ts';

/**
 * Reads the text of an option.
 *
 * @param what - the option as messages name it: "--margin", or "margin (assumptions.yaml:3)"
 * @param source - where the text stands: "--margin", or "assumptions.yaml:3"
 */
export type Reader<T> = (text: string, what: string, source: string) => Outcome<T>;

/**
 * An option by its name, or with some of its values: "each", "method=expected|all", "holdout!=none". It holds where
 * the option is given, with one of these values.
 */
export type Condition = string;

/** What must be given for an option to have an effect. */
export interface Need {
  /** One of these is enough. A command that has none of them does not ask for it. */
  readonly any: readonly Condition[];
  /** What else is enough. */
  readonly or?: (given: Given) => boolean;
  /** Only where the option itself has one of these values. */
  readonly when?: readonly string[];
  /** What messages name in place of the options: "a range, such as --tenure 4y..13y". */
  readonly words?: string;
  /** Costs are compared with margin only, which has a problem of its own. */
  readonly code?: 'margin-needed';
}

/**
 * What every option needs that takes a cost off: a cost is compared with margin only, never with spend, of which the
 * goods are not paid yet.
 */
export const marginNeeded = { any: ['margin'], code: 'margin-needed' } as const satisfies Need;

/**
 * The same options where files may have a margin, so that only who has read them knows whether there is one:
 * `refuseCostsOfSpend` then asks for it.
 */
export const marginAskedLater = <const S extends readonly OptionSpec[]>(specs: S): S =>
  specs.map((spec) => ({
    ...spec,
    help: spec.help.replace(/needs --margin$/, '$& or a log with the cost of the goods'),
    ...(spec.needs !== undefined && { needs: spec.needs.filter((need) => !isMarginNeeded(need)) }),
  })) as unknown as S;

const isMarginNeeded = (need: Condition | Need): boolean =>
  typeof need !== 'string' && need.code === marginNeeded.code;

/** Whether an option takes a cost off. */
export const needsMargin = ({ needs = [] }: Pick<OptionSpec, 'needs'>): boolean =>
  needs.some(isMarginNeeded);

/** Options that contradict this one. */
export interface Exclusion {
  readonly any: readonly Condition[];
  /** Only where the option itself has one of these values. */
  readonly when?: readonly string[];
  /** How to settle it; `other` is the option that contradicts: "--tenure". */
  readonly settle: string | ((other: string) => string);
}

/** Another name for what an option means; with what to write where that is not the name alone. */
export type Synonym = string | { readonly name: string; readonly write: string };

/** One option, defined once: its typed value, help, the table of options in the docs and fixtures come from it. */
export interface OptionSpec<T = unknown> {
  /** Without the dashes: "first-payment". */
  readonly name: string;
  /** What it was called before, which still works wherever the name does. */
  readonly formerly?: string;
  readonly short?: string;
  /** Placeholder of its value in the help: "R", "FILE"; absent for a switch. */
  readonly value?: string;
  /** What its text means; without a reader the text itself, or one of the choices. */
  readonly read?: Reader<T>;
  readonly choices?: readonly string[];
  /** May be given more than once; its value is then a list, empty where it is not given. */
  readonly repeatable?: true;
  /** One text may hold several values, parted by commas. */
  readonly commas?: true;
  /** What it means, with the assumption it makes. */
  readonly help: string;
  /** Heading in the help. */
  readonly group: string;
  /** What it asks for is no part of the main list, so that CSV and JSON lines would leave it out. */
  readonly beyondRows?: true;
  /** The command cannot do without it; with an example of the whole command. */
  readonly required?: { readonly command: string; readonly example: string };
  /** Without these it would have no effect, and is refused: the first that is missing. */
  readonly needs?: readonly (Condition | Need)[];
  readonly excludes?: readonly Exclusion[];
  /**
   * What else its values contradict: one another, or those of other options. A method, so that a list may hold options
   * of different values; each is only given the values of its own reader.
   */
  check?(values: readonly T[], given: Given): readonly Problem[];
  /** May also stand in the file of `--assumptions`, by its name. */
  readonly inFile?: true;
  /** May also stand in the file of `--source`, by this name. */
  readonly inSource?: string;
  /** What the file of `--assumptions` no longer says where this option is given. */
  readonly overrules?: { readonly when?: readonly string[]; readonly inputs: readonly string[] };
  /** Other names that people know it by; who uses one of them is told this one. */
  readonly synonyms?: readonly Synonym[];
}

/** Whether an option has that name, or had it before. */
export const isCalled = ({ name, formerly }: OptionSpec, called: string): boolean =>
  name === called || formerly === called;

/** Option values as text, by name; switches are `true`. */
export type OptionTexts = Readonly<Record<string, string | readonly string[] | true>>;

/** Options that are given, with their texts and where they stand. */
export type Given = ReadonlyMap<
  string,
  { readonly texts: readonly string[]; readonly source: string; readonly value: unknown }
>;

/** "first-payment" as a program names it: `firstPayment`. */
export type Key<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Key<Rest>>}`
  : Name;

/** The same as a value. */
export const keyOf = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type OneValue<S> = S extends { readonly read: Reader<infer T> }
  ? T
  : S extends { readonly choices: readonly (infer C)[] }
    ? C
    : string;

type Repeatable = { readonly repeatable: true };

/** The values of options, read: by the keys of their names, lists for those that may be repeated. */
export type TypedOptions<S extends readonly OptionSpec[]> = {
  readonly [O in Exclude<S[number], Repeatable> as Key<O['name']>]?: O extends {
    readonly value: string;
  }
    ? OneValue<O>
    : true;
} & {
  readonly [O in Extract<S[number], Repeatable> as Key<O['name']>]: readonly OneValue<O>[];
};

/** The same options with other words in the help. */
export const reworded = <const S extends readonly OptionSpec[]>(
  specs: S,
  words: { readonly [N in S[number]['name']]?: string },
): { readonly [I in keyof S]: S[I] } =>
  specs.map((spec) => {
    const help = words[spec.name as S[number]['name']];
    return help === undefined ? spec : { ...spec, help };
  }) as unknown as S;

/** The same options, which have an effect only where others are given. */
export const needing = <const S extends readonly OptionSpec[]>(
  specs: S,
  ...needs: readonly (Condition | Need)[]
): S =>
  specs.map((spec) => ({ ...spec, needs: [...needs, ...(spec.needs ?? [])] })) as unknown as S;
