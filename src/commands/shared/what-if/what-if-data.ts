import type { EconomicCommand } from '../economics/economic-inputs.ts';
import type { InputName } from '../economics/inputs.ts';

/** Everything that a page needs to work out a result anew for other inputs. */
export interface WhatIfData {
  /** The command whose figures they are. */
  readonly of: EconomicCommand;
  readonly heading: string;
  /** The command line but for the inputs: "rapport value households.csv --by home". */
  readonly command: string;
  readonly controls: readonly Control[];
  /** Inputs that stay as they are. */
  readonly fixed: readonly WrittenInput[];
  /** Why there are no controls. */
  readonly left?: string;
}

/** An input with the text that the command line has for it. */
export interface WrittenInput {
  readonly name: InputName;
  readonly text: string;
  /** "--margin", or "assumptions.yaml:3", which the command line does not repeat. */
  readonly source: string;
}

/** An input that a reader may change. */
export interface Control {
  readonly name: InputName;
  readonly label: string;
  /** As it was given; absent where it is left out. */
  readonly given?: WrittenInput;
  /** The inputs that it has no effect without. */
  readonly needs: readonly InputName[];
  /** One of a few words, or numbers that are added up. */
  readonly choices?: readonly string[];
  /** Where it is a word, the one that holds where no other is given. */
  readonly usual?: string;
  readonly parts: readonly ControlPart[];
}

/** A number, and what stands before and after it: "$", 1062, "/mo". */
export interface ControlPart {
  readonly before: string;
  readonly value: number;
  readonly after: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** The text of a control that has these numbers, as they stand in the fields of the page. */
export const textOf = ({ parts }: Pick<Control, 'parts'>, numbers: readonly string[]): string =>
  parts.map(({ before, after }, i) => `${before}${numbers[i] ?? ''}${after}`).join(' + ');

/** Controls with those that they need, and what these need: what is counted where one of them is. */
export function withNeeds(
  controls: readonly Pick<Control, 'name' | 'needs'>[],
  names: Iterable<InputName>,
): ReadonlySet<InputName> {
  const all = new Set(names);
  for (const name of all) {
    for (const needed of controls.find((control) => control.name === name)?.needs ?? [])
      all.add(needed);
  }
  return all;
}

/** Those of the counted controls that have an effect without the one that is no longer counted. */
export const without = (
  controls: readonly Pick<Control, 'name' | 'needs'>[],
  counted: Iterable<InputName>,
  left: InputName,
): readonly InputName[] => [...counted].filter((name) => !withNeeds(controls, [name]).has(left));
