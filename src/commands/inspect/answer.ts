import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { answerNaming, type NameFigure, type ResultAnswer } from '../shared/result-answer.ts';
import type { InspectedFile, InspectResult } from './result.ts';

type InspectReport = Report<InspectResult>;

/** Whether the files can be read, and what stands in the way. */
export const answer = (report: InspectReport): ResultAnswer =>
  answerNaming((figure) => {
    const refused = refusals(report.result);
    const rejected = report.sources.reduce((sum, source) => sum + source.rejected, 0);
    return {
      sentence:
        refused.length === 0 ? readSentence(report, figure) : refusedSentence(report.result),
      certainty: 'each decision names what decided it: a cell with its line, or an option',
      wouldChange:
        refused[0]?.advice ??
        (rejected > 0
          ? 'the rejected rows: --rejects FILE of another command lists them with the reason'
          : 'other columns: --column ROLE=HEADER gives a column its role'),
    };
  });

const refusals = ({ files }: InspectResult) =>
  files.flatMap(({ findings }) => findings.filter(({ refused }) => refused));

function readSentence({ result, sources }: InspectReport, figure: NameFigure): string {
  const parts = sources.map(({ used, read }, i) => {
    const whole = (field: 'used' | 'read', value: number) =>
      figure(`$.sources[${i}].${field}`, value, numberText(value, 0));
    return `${whole('used', used)} of ${whole('read', read)} rows of ${nameOf(result.files[i])}`;
  });
  const [first = '', second] = parts;
  const more = parts.length > 2 ? ', and more below' : '';
  const by = result.for === undefined ? '' : ` by rapport ${result.for}`;
  const all = second === undefined ? first : `${first} and ${second}`;
  return `${all} can be used${by}${more}.`;
}

function refusedSentence({ files, for: command }: InspectResult): string {
  const file = files.find(({ findings }) => findings.some(({ refused }) => refused));
  const by = command === undefined ? 'some commands' : `rapport ${command}`;
  return `${nameOf(file)} cannot be used by ${by} until a question about it is settled.`;
}

const nameOf = (file: InspectedFile | undefined): string =>
  file === undefined || file.file === '-' ? 'Standard input' : `"${file.file}"`;
