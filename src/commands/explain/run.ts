import { likeliest } from '../../problems/nearest.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Manual, Output, Request, World } from '../command.ts';
import { outputOf } from '../shared/output.ts';
import { fieldMeanings, optionMeanings } from './options-and-fields.ts';
import { problemCodes, problemMeaning } from './problem-pages.ts';
import type { ExplainResult, Meaning } from './result.ts';
import { type Term, termsOf } from './terms.ts';

const suggestionsShown = 4;

/**
 * What words mean: together where they are one term, else each by itself.
 *
 * @throws {Refusal} a word means nothing here
 */
export async function run(
  { operands }: Request,
  { manual }: World,
): Promise<Output<ExplainResult>> {
  if (manual === undefined) throw new RangeError('explain was given nothing to read');
  const known = await knownIn(manual);
  const whole = meaningsOf(operands.join(' '), known);
  const found = whole.length > 0 ? [whole] : operands.map((operand) => meaningsOf(operand, known));
  const unknown = operands.filter((_, i) => found[i]?.length === 0);
  if (unknown.length > 0) {
    throw new Refusal(
      ...unknown.map((text) =>
        problem('explain-unknown', { text, suggestions: suggested(text, known) }),
      ),
    );
  }
  return outputOf('explain', { result: { meanings: found.flat() } }, []);
}

/** Everything that has a meaning. */
interface Known {
  readonly manual: Manual;
  readonly commands: Awaited<ReturnType<Manual['commands']>>;
  readonly terms: readonly Term[];
  readonly fields: readonly Meaning[];
}

async function knownIn(manual: Manual): Promise<Known> {
  const commands = await manual.commands();
  return {
    manual,
    commands,
    terms: termsOf(manual.page('docs/glossary.md')),
    fields: fieldMeanings(manual, commands),
  };
}

function meaningsOf(word: string, { manual, commands, terms, fields }: Known): readonly Meaning[] {
  const name = word.trim().toLowerCase();
  const code = name.replaceAll(' ', '-');
  const command = commands.find((each) => each.name === name);
  const term = terms.filter(({ names }) => names.some((each) => isSame(each, name)));
  const own: Meaning[] = [
    ...(problemCodes.includes(code) ? [problemMeaning(code, manual)] : []),
    ...term.map(({ title, text }): Meaning => ({ kind: 'term', name: title, text, commands: [] })),
    ...(command === undefined
      ? []
      : [
          {
            kind: 'command' as const,
            name: command.name,
            text: `Answers: ${command.summary} \`rapport ${command.name} --help\` shows how.`,
            commands: [],
          },
        ]),
    ...optionMeanings(code.replace(/^-+/, ''), commands),
    ...fields.filter((field) => isSame(field.name, name.replaceAll(' ', ''))),
  ];
  return own;
}

/** Whether two names are the same but for case, the kind of dash and the s of several. */
const isSame = (one: string, other: string): boolean => {
  const singular = (text: string) => text.toLowerCase().replaceAll('–', '-').replace(/s$/, '');
  return singular(one) === singular(other);
};

function suggested(word: string, { commands, terms, fields }: Known): readonly string[] {
  const names = [
    ...problemCodes,
    ...terms.flatMap((term) => term.names),
    ...commands.flatMap(({ name, options }) => [name, ...options.map((option) => option.name)]),
    ...fields.map(({ name }) => name),
  ];
  return likeliest(word, [...new Set(names)], suggestionsShown);
}
