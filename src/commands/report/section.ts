import type { Report } from '../../core/report.ts';
import type { Ran } from '../command.ts';
import type { Asked } from '../shared/files-asked/ask.ts';
import { type CommandRequest, requestText } from '../shared/files-asked/request-text.ts';
import { slippingAnswer } from '../shared/files-asked/slipping.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import { returningAnswer, segmentsAnswer } from './part-answers.ts';
import type { ReportSection } from './result.ts';
import type { SectionKind, SectionName } from './sections.ts';

/** A section, and the run that it is made of. */
export interface MadeSection {
  readonly section: ReportSection;
  readonly ran?: Ran;
  /** What has changed since an earlier report, where that is compared. */
  readonly compared?: Ran;
}

/** What a section says, and the command line for more. */
interface Said {
  readonly answer: ResultAnswer | null;
  readonly request: CommandRequest;
}

/**
 * The sections that questions answer, or that say what they need. A section that is a part of a run is there only where
 * the run has it.
 */
export function madeSections(
  kinds: readonly SectionKind[],
  asked: readonly Asked[],
): readonly MadeSection[] {
  const holders = new Map<Ran, SectionName>();
  return kinds.flatMap((kind): MadeSection[] => {
    const own = asked.find(({ question }) => question.name === kind.from);
    if (own === undefined) return [];
    const { name, question } = kind;
    const base = { section: name, question } as const;
    if (own.ran === undefined) {
      // What is open is said once, by the section that it is all about.
      if (kind.part !== undefined) return [];
      const { sentence, request } = own.needed;
      const section: ReportSection = {
        ...base,
        status: 'open',
        answer: null,
        needs: sentence,
        command: requestText(request),
        from: null,
      };
      return [{ section }];
    }
    const said = saidBy(kind, own.ran, own.request, own);
    if (said === undefined) return [];
    const { ran } = own;
    const from = holders.get(ran) ?? name;
    const isHolder = !holders.has(ran);
    holders.set(ran, from);
    const section: ReportSection = {
      ...base,
      status: 'answered',
      answer: said.answer,
      needs: null,
      command: requestText(said.request),
      from,
      ...(isHolder && { report: asPrinted(ran.report) }),
    };
    return [{ section, ran }];
  });
}

/** What a section says of a run; undefined where the run has nothing of it. */
function saidBy(
  { name, part }: SectionKind,
  ran: Ran,
  request: CommandRequest,
  asked: Asked,
): Said | undefined {
  if (name === 'slipping') return slippingAnswer(asked);
  if (part !== undefined && !ran.document().blocks.some((block) => block.part === part))
    return undefined;
  const { report } = ran;
  if (name === 'segments') return { answer: segmentsAnswer(report), request };
  if (name === 'returning') return { answer: returningAnswer(report), request };
  const { answer } = report.result as { readonly answer?: ResultAnswer };
  if (answer === undefined) throw new RangeError(`${requestText(request)} gives no answer`);
  return { answer, request };
}

/** A report within another, of which nothing is known but its form. */
export const asPrinted = (report: Report<unknown>): NonNullable<ReportSection['report']> =>
  report as unknown as NonNullable<ReportSection['report']>;
