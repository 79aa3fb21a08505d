import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Asked } from '../shared/files-asked/ask.ts';
import type { MadeSection } from './section.ts';
import type { SectionKind, SectionName } from './sections.ts';

/**
 * Refuses a report that leaves out what was chosen, or that answers nothing.
 *
 * @param kinds - the sections that are wanted
 * @param isChosen - whether an option names them
 * @param unrecognised - files of which nobody knows what they are
 * @throws {Refusal} with what each of them needs
 */
export function refuseMissing(
  kinds: readonly SectionKind[],
  made: readonly MadeSection[],
  asked: readonly Asked[],
  isChosen: boolean,
  unrecognised: readonly Problem[],
): void {
  const isAnswered = (name: SectionName) =>
    made.some(({ section }) => section.section === name && section.status === 'answered');
  const missing = kinds.filter(({ name, from }) => from !== undefined && !isAnswered(name));
  if (isChosen && missing.length > 0)
    throw new Refusal(...once(missing.flatMap((kind) => problemsOf(kind, asked))));
  if (kinds.some(({ name }) => isAnswered(name))) return;
  if (kinds.every(({ from }) => from === undefined)) {
    const needs = 'another section, of whose figures it says what they leave out';
    throw new Refusal(problem('section-impossible', { section: 'unseen', needs }));
  }
  const open = kinds.filter(({ from }) => asked.some(({ question }) => question.name === from));
  const reasons = once(open.flatMap((kind) => problemsOf(kind, asked)));
  // What a command refuses says more than that a section lacks something, which nobody chose.
  const refused = reasons.filter(({ code }) => code !== 'section-impossible');
  const problems = [...unrecognised, ...(refused.length > 0 ? refused : reasons)];
  throw new Refusal(...(problems.length > 0 ? problems : [problem('report-empty', {})]));
}

/** Why a section cannot be made: what its command refuses, or what it needs. */
function problemsOf({ name, from, needs }: SectionKind, asked: readonly Asked[]): Problem[] {
  const own = asked.find(({ question }) => question.name === from);
  if (own === undefined || own.ran !== undefined)
    return [problem('section-impossible', { section: name, needs })];
  const { problems } = own.needed;
  return problems.length > 0
    ? [...problems]
    : [problem('section-impossible', { section: name, needs })];
}

/** Several sections may fail for one reason. */
const once = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((each) => [JSON.stringify(each), each])).values(),
];
