import { SharedReading } from '../../input/shared-reading.ts';
import type { Output, Request, World } from '../command.ts';
import { isCalled, type OptionTexts } from '../option.ts';
import { type Asked, askAll, triedRequests } from '../shared/files-asked/ask.ts';
import { assumptionsOf, sourcesOnce, talliesOnce } from '../shared/files-asked/gathered.ts';
import { questionsOf } from '../shared/files-asked/questions.ts';
import {
  type Recognised,
  recogniseAll,
  unrecognisedProblems,
} from '../shared/files-asked/recognise.ts';
import { outputOf } from '../shared/output.ts';
import { handedNames, type ReportOptions, options as specs } from './options.ts';
import { refuseMissing } from './refuse-missing.ts';
import { refuseUnused } from './refuse-unused.ts';
import type { ReportFile, ReportResult } from './result.ts';
import { type MadeSection, madeSections } from './section.ts';
import { sectionKinds } from './sections.ts';
import { changesSince } from './since-last.ts';
import { unseenSection } from './unseen.ts';

/**
 * Recognises files, runs the commands that fit, and puts what they answer into one report.
 *
 * @throws {Refusal} a file cannot be read, nothing is answered, a section that was chosen cannot be made, or an option
 *   is of no use to any
 */
export async function run(
  { operands, options, texts = {}, pictures }: Request<ReportOptions>,
  surroundings: World,
): Promise<Output<ReportResult>> {
  const world = readingOnce(surroundings, pictures);
  const { manual } = world;
  if (manual === undefined) throw new RangeError('a report was given no commands');
  const commands = await manual.commands();
  const handed = handedTexts(texts);
  const { acquisitionCosts: costs, sinceLast } = options;
  const all = costs === undefined ? operands : [costs, ...operands];
  const recognised = await recogniseAll(all, handed, commands, world, 'beginning');
  const files = recognised.map((file) => (file.file === costs ? asCosts(file) : file));
  const isChosen = options.sections.length > 0;
  const kinds = sectionKinds.filter(({ name }) => !isChosen || options.sections.includes(name));
  const wanted = new Set(kinds.map(({ from }) => from));
  const questions = questionsOf(files, handed, commands).filter(({ name }) => wanted.has(name));
  const unrecognised = unrecognisedProblems(files);
  const asked = await askAll(questions, world);
  if (asked.length > 0) refuseUnused(handed, asked);
  const answered = madeSections(kinds, asked);
  refuseMissing(kinds, answered, asked, isChosen, unrecognised);
  const { made, gone } = await changesSince(sinceLast, answered, world);
  const used = files.map((file) => usedFile(file, asked, made));
  const isUnseen = kinds.some(({ name }) => name === 'unseen');
  const sections = [
    ...made.map(({ section }) => section),
    ...(isUnseen ? [unseenSection({ made, gone, files: used, isWhole: !isChosen })] : []),
  ];
  const runs = made.flatMap(({ section, ran }) =>
    section.report === undefined || ran === undefined ? [] : [ran],
  );
  const reports = runs.map(({ report }) => report);
  const currencies = new Set(reports.flatMap(({ currency }) => currency ?? []));
  const [currency = null] = currencies;
  const tallies = [
    ...unrecognised.map((each) => ({ count: 1, examples: [each] })),
    ...talliesOnce(runs.flatMap(({ problems }) => problems)),
  ];
  const output = outputOf(
    'report',
    {
      result: { title: options.title ?? titleOf(made), files: used, sections },
      currency: currencies.size > 1 ? null : currency,
      assumptions: assumptionsOf(reports),
    },
    [{ sources: sourcesOnce(reports), problems: { tallies: () => tallies } }],
  );
  return { ...output, ran: [...runs, ...made.flatMap(({ compared }) => compared ?? [])] };
}

/** The same surroundings for commands that share what they read. Standard input is opened by whoever reads it. */
function readingOnce(world: World, pictures: World['pictures']): World {
  const { directory, runner, manual } = world;
  return {
    directory,
    shared: new SharedReading(),
    get stdin() {
      return world.stdin;
    },
    ...(runner !== undefined && { runner }),
    ...(manual !== undefined && { manual }),
    ...(pictures !== undefined && { pictures }),
  };
}

/** The options that the commands behind the sections may have, by the names that they have now. */
const handedTexts = (texts: OptionTexts): OptionTexts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([called, text]) => {
      const name = specs.find((spec) => isCalled(spec, called))?.name ?? called;
      return handedNames.has(name) ? [[name, text]] : [];
    }),
  );

/** A file is what an option says that it is. */
const asCosts = (file: Recognised): Recognised => ({ ...file, kind: 'acquisition costs' });

const titleOf = (made: readonly MadeSection[]): string =>
  made.some(({ section: { section, status } }) => section === 'worth' && status === 'answered')
    ? 'What these customers are worth'
    : 'What these files answer';

/** A file, and the sections that are made of it, or would be if they were answered. */
function usedFile(
  { file, kind, source, columns }: Recognised,
  asked: readonly Asked[],
  made: readonly MadeSection[],
): ReportFile {
  const questions = asked.filter((each) =>
    triedRequests(each).some(({ operands, options }) =>
      [...operands, ...Object.values(options).flat()].includes(file),
    ),
  );
  const usedBy = made.flatMap(({ ran, section: { section } }) => {
    const { from } = sectionKinds.find(({ name }) => name === section) ?? {};
    const isOwn = (each: Asked) =>
      each.ran === undefined ? each.question.name === from : each.ran === ran;
    return questions.some(isOwn) ? [section] : [];
  });
  return { file, kind, source, columns, usedBy };
}
