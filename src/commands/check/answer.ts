import type { CheckResult } from '../../check/result.ts';
import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { answerNaming, type ResultAnswer } from '../shared/result-answer.ts';

/** Whether the calculations still give what the fixtures expect. */
export const answer = ({ result }: Report<CheckResult>): ResultAnswer =>
  answerNaming((figure) => {
    const passed = figure('passed', result.passed, numberText(result.passed, 0));
    const certainty =
      'each number agrees to half of the last digit that its fixture has, or to its own tolerance';
    if (result.failed === 0) {
      const cases = result.passed === 1 ? 'case' : 'cases';
      return {
        sentence: `${passed} ${cases} passed: the calculations give what was expected.`,
        certainty,
        wouldChange: 'other input files, options or expectations, and other versions of rapport',
      };
    }
    const failed = figure('failed', result.failed, numberText(result.failed, 0));
    const [first] = result.cases.filter(({ status }) => status === 'failed');
    return {
      sentence: `${failed} ${result.failed === 1 ? 'case' : 'cases'} failed and ${passed} passed; the first failure is "${first?.name ?? ''}".`,
      certainty,
      wouldChange:
        '--explain looks for the convention that gives the expected value; --update accepts the new one',
    };
  });
