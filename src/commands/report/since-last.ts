import { words } from '../../problems/catalogue.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { json } from '../../render/json.ts';
import type { Ran, World } from '../command.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import { orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type SavedResult, savedResult } from '../shared/saved-result.ts';
import type { SectionChange } from './result.ts';
import { asPrinted, type MadeSection } from './section.ts';

/**
 * The sections with what has changed since an earlier report: by `compare` where the command has a comparison, else the
 * earlier answer beside the new one.
 *
 * @param file - the earlier report as JSON; undefined where nothing is compared
 * @throws {Refusal} the file cannot be read, or is no report
 */
export async function changesSince(
  file: string | undefined,
  made: readonly MadeSection[],
  world: World,
): Promise<Changes> {
  if (file === undefined) return { made, gone: [] };
  const saved = await savedResult(file, world);
  refuseOther(saved);
  const earlier = saved.fields.list('result.sections');
  const changed: MadeSection[] = [];
  for (const each of made) {
    const { section } = each;
    const before = earlier.find((fields) => fields.get('section', text) === section.section);
    const found = await changeOf(each, before, world);
    changed.push({
      ...each,
      section: { ...section, change: found.change },
      ...(found.compared !== undefined && { compared: found.compared }),
    });
  }
  const gone = earlier.filter(
    (fields) =>
      fields.get('status', text) === 'answered' &&
      made.every(({ section }) => section.section !== fields.get('section', text)),
  );
  return { made: changed, gone: gone.map((fields) => fields.get('question', text)) };
}

/** The sections with what has changed, and the questions of sections that are there no more. */
interface Changes {
  readonly made: readonly MadeSection[];
  readonly gone: readonly string[];
}

/** @throws {Refusal} it is the result of another command */
function refuseOther({ command, file }: SavedResult): void {
  if (command === 'report') return;
  const facts = { what: 'command', before: command, after: 'report' } as const;
  throw new Refusal(problem('results-differ', facts, { file }));
}

interface Change {
  readonly change: SectionChange;
  readonly compared?: Ran;
}

async function changeOf(
  { section, ran }: MadeSection,
  before: SavedFields | undefined,
  world: World,
): Promise<Change> {
  if (before === undefined)
    return { change: { before: null, sentence: 'The earlier report has no such section.' } };
  const said = before.part('answer')?.get('sentence', text) ?? null;
  const asBefore =
    said === null ? 'The earlier report left this open.' : `The earlier report said: ${said}`;
  const change = { before: said, sentence: asBefore };
  const report = before.find('report', orNull(anything));
  if (section.report === undefined || ran === undefined || report == null || said === null)
    return { change };
  return (await compared(section.section, report, ran, said, world)) ?? { change };
}

/** What `compare` says of the two; why it says nothing where they differ in what they measure. */
async function compared(
  name: string,
  report: object,
  { report: now }: Ran,
  said: string,
  { directory, runner, shared }: World,
): Promise<Change | undefined> {
  if (runner === undefined || shared === undefined) throw new RangeError('nothing to compare with');
  const files = [`before: ${name}`, `now: ${name}`];
  for (const [i, each] of [report, now].entries())
    shared.hold(files[i] ?? '', Buffer.from(json(each)));
  const place = { directory, allowOutside: true, shared };
  try {
    const ran = await runner('compare', { operands: files, options: {} }, place);
    const { answer } = ran.report.result as { readonly answer?: ResultAnswer };
    if (answer === undefined) throw new RangeError('a comparison has an answer');
    const change = { before: said, sentence: answer.sentence, report: asPrinted(ran.report) };
    return { change, compared: ran };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first] = error.problems;
    if (first === undefined || first.code === 'comparison-unknown') return undefined;
    const sentence = `Not compared with the earlier report: ${words(first).message}. It said: ${said}`;
    return { change: { before: said, sentence } };
  }
}

const anything = (value: unknown): object | undefined =>
  typeof value === 'object' && value !== null ? value : undefined;
