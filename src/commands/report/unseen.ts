import type { Report } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import { stepWords } from '../shared/economics/view-waterfall.ts';
import { kindWords } from '../shared/reading/kind-words.ts';
import type { ReportFile, ReportSection } from './result.ts';
import type { MadeSection } from './section.ts';
import { type SectionName, sectionKinds } from './sections.ts';

/** What no number of a section sees, whatever its files hold. */
const unseenBy: { readonly [N in SectionName]?: string } = {
  worth:
    'Customers who left without an order, and people who never became customers: they are in no file, so that nothing here counts them.',
  cost: 'What was promised to win a customer. Who was won by a promise that is not kept is counted until the day they leave.',
  slipping:
    'Why somebody is silent: moved away, ill, insulted, or well supplied. Ask, and do not begin with a discount.',
  referrals: 'Recommendations that nobody wrote down, and people who warned their friends.',
  problems:
    'Customers with a problem who said nothing, and the tone in which others were answered.',
  indicators: 'What an indicator is worth: it says where to look.',
};

/** What holds of every number. */
const always =
  'Why customers come, stay and go, and what the relationship is worth to them: files hold what they did.';

interface Made {
  readonly made: readonly MadeSection[];
  /** The questions that an earlier report answered, and this one does not. */
  readonly gone: readonly string[];
  readonly files: readonly ReportFile[];
  /** Whether all sections were asked for that the files may answer. */
  readonly isWhole: boolean;
}

/** The last section: what the others leave out, what no file said, and what no number sees. */
export function unseenSection({ made, gone, files, isWhole }: Made): ReportSection {
  const { question } = sectionKinds.find(({ name }) => name === 'unseen') ?? { question: '' };
  const lines = [
    ...made.flatMap(({ section }) =>
      section.status === 'answered' ? (unseenBy[section.section] ?? []) : [],
    ),
    always,
    ...leftOutLines(made),
    ...(isWhole ? notAskedLines(made, files) : []),
    ...(gone.length === 0 ? [] : [`The earlier report also answered: ${gone.join(' ')}`]),
    ...unusedLines(files),
  ];
  return {
    section: 'unseen',
    question,
    status: 'stated',
    answer: null,
    needs: null,
    command: null,
    from: null,
    lines,
  };
}

/** The steps of value for which no input was given to any command. */
function leftOutLines(made: readonly MadeSection[]): readonly string[] {
  const reports = made.flatMap(({ ran }) => ran?.report ?? []);
  const lists = reports.flatMap(({ result }: Report<unknown>) => {
    const { leftOut } = result as { readonly leftOut?: readonly StepName[] };
    return leftOut === undefined ? [] : [leftOut];
  });
  const steps = [...new Set(lists.flat())].filter((step) => step in stepWords);
  if (steps.length === 0) return [];
  const named = steps.map((step) => stepWords[step].label.toLowerCase());
  return [
    `No input was given for ${named.join(', ')}; "Left out" says which figures that concerns.`,
  ];
}

/** The questions that no file is about. Of orders a forecast is made, and nobody asks how long customers stay. */
function notAskedLines(
  made: readonly MadeSection[],
  files: readonly ReportFile[],
): readonly string[] {
  const isMade = (name: SectionName) => made.some(({ section }) => section.section === name);
  const hasOrders = files.some(({ kind }) => kind === 'orders');
  const missing = sectionKinds.filter(({ name, from, part }) => {
    const isForecast = name === 'stays' && hasOrders;
    return from !== undefined && part === undefined && !isMade(name) && !isForecast;
  });
  if (missing.length === 0) return [];
  const named = missing.map(({ question, needs }) => `${question} (${needs})`);
  return [`Questions that no file here is about: ${named.join(' ')}`];
}

/** Files that no section rests on. */
function unusedLines(files: readonly ReportFile[]): readonly string[] {
  return files
    .filter(({ usedBy }) => usedBy.length === 0)
    .map(({ file, kind }) => {
      const what =
        kind === null
          ? 'nothing in it is recognised'
          : kind === 'saved result'
            ? 'a saved result'
            : kindWords[kind];
      return `${file} is not used: ${what}.`;
    });
}
