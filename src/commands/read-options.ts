import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { OptionSpec, OptionTexts, TypedOptions } from './option.ts';
import { missingNeed, type OptionText, valuesOf } from './option-values.ts';

/**
 * The values of the options that are given, on the command line, in a fixture, or in the file of
 * `--assumptions`; an option wins over the file.
 *
 * @param directory - where the file of `--assumptions` is looked for
 * @throws {Refusal} with everything that is wrong with any option: it cannot be read, has no effect without
 *   another that is not given, or contradicts one that is
 */
export async function readOptions<const S extends readonly OptionSpec[]>(
  specs: S,
  options: OptionTexts,
  directory: string,
): Promise<TypedOptions<S>> {
  const given = new Map<string, OptionText>();
  for (const { name, formerly, commas } of specs) {
    const value = textGiven(options, name, formerly);
    if (value === undefined) continue;
    const texts = value === true ? [] : typeof value === 'string' ? [value] : value;
    const parted =
      commas === true ? texts.flatMap((text) => text.split(',').map((each) => each.trim())) : texts;
    given.set(name, { texts: parted, source: `--${name}` });
  }
  for (const [name, text] of await ofFile(specs, given, directory)) given.set(name, text);
  return valuesOf(specs, given);
}

/** @throws {Refusal} the option is given by its name, and by what it was called before */
function textGiven(
  options: OptionTexts,
  name: string,
  formerly = name,
): OptionTexts[string] | undefined {
  const [value, before] = [options[name], options[formerly]];
  if (formerly === name || before === undefined) return value;
  if (value === undefined) return before;
  throw new Refusal(
    problem('option-conflict', {
      options: `--${name} and --${formerly}`,
      settle: `--${name} is the new name of --${formerly}: give it alone.`,
    }),
  );
}

/** What the file of `--assumptions` says besides the options; nothing where it could have no effect. */
async function ofFile(
  specs: readonly OptionSpec[],
  given: ReadonlyMap<string, OptionText>,
  directory: string,
): Promise<ReadonlyMap<string, OptionText>> {
  const file = given.get('assumptions')?.texts[0];
  const spec = specs.find(({ name }) => name === 'assumptions');
  if (file === undefined || spec === undefined) return new Map();
  const unread = new Map([...given].map(([name, text]) => [name, { ...text, value: undefined }]));
  if (missingNeed(spec, specs, unread) !== undefined) return new Map();
  // Loaded only here: the YAML parser takes longer to load than an estimate takes.
  const { readAssumptionsFile } = await import('./shared/economics/assumptions-file.ts');
  const overruled = new Set(
    specs.flatMap(({ name, overrules }) => {
      const own = given.get(name);
      if (own === undefined) return [];
      const when = overrules?.when;
      const holds = when === undefined || own.texts.some((text) => when.includes(text));
      return [name, ...(holds ? (overrules?.inputs ?? []) : [])];
    }),
  );
  const inputs = readAssumptionsFile(
    file,
    directory,
    specs.filter(({ inFile }) => inFile === true),
  );
  return new Map(
    [...inputs]
      .filter(([name]) => !overruled.has(name))
      .map(([name, { text, source }]) => [name, { texts: [text], source }]),
  );
}
