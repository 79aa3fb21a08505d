import type { FieldFacts } from '../shared/result-schema.ts';
import { number, orNull, type SavedFields } from '../shared/saved-fields.ts';
import knownFacts from './figures.json' with { type: 'json' };

/** A figure of a result. */
export interface Figure extends FieldFacts {
  /** Where it is in the result: its path. */
  readonly name: string;
  readonly value: number | null;
}

/** The commands whose results can be compared. */
export type ComparedCommand = keyof typeof knownFacts;

/** The names of the figures of a command that are compared. */
type FigureName<C extends ComparedCommand> = Extract<keyof (typeof knownFacts)[C], string>;

export interface CommandFigures<Name extends string> {
  /** What people call each figure. */
  readonly labels: Readonly<Record<Name, string>>;
  /** The figure with that value. */
  readonly valued: (name: Name, value: number | null) => Figure;
  /** The figure as the result has it; none where the result does not have it. */
  readonly saved: (from: SavedFields, name: Name) => readonly Figure[];
}

/**
 * The figures of a command. What they are called, what they are in, and which direction is better is registered in the
 * schema of its result; `npm run schemas` writes figures.json from there, because the schema takes long to load.
 */
export function figuresOf<C extends ComparedCommand>(command: C): CommandFigures<FigureName<C>> {
  type Name = FigureName<C>;
  const facts = knownFacts[command] as Readonly<Record<Name, FieldFacts>>;
  const valued = (name: Name, value: number | null): Figure => ({ name, value, ...facts[name] });
  const labels = Object.entries<FieldFacts>(facts).map(([name, { label }]) => [name, label]);
  return {
    labels: Object.fromEntries(labels) as Record<Name, string>,
    valued,
    saved: (from, name) => {
      const value = from.find(`result.${name}`, orNull(number));
      return value === undefined ? [] : [valued(name, value)];
    },
  };
}
