import type { KnownIds } from '../../input/columns/known-ids.ts';
import type { Records } from '../../input/records/records.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import { customersWords } from './customers-words.ts';
import { openCases } from './open-cases.ts';
import type { Settings } from './options.ts';
import type { Problems } from './problems.ts';
import { resolutionTimes } from './resolution-times.ts';
import type { KindOfProblem, RecoveryResult } from './result.ts';

/** What cases say besides their outcomes, and who the customers are. */
interface Listened {
  readonly records: Records;
  readonly settings: Settings;
  readonly valued: ValuedCustomers | undefined;
  /** The value to come of each customer. */
  readonly values: Float64Array | undefined;
  readonly indexes: Pick<KnownIds, 'get'>;
}

/**
 * How long cases took to resolve, which are still open, and what customers said; nothing where a row is a kind.
 *
 * @param kinds - the kinds of problem, the most costly first
 */
export function listened(
  { shape, cases, open }: Problems,
  kinds: readonly KindOfProblem[],
  { records, settings, valued, values, indexes }: Listened,
): Pick<RecoveryResult, 'resolution' | 'open' | 'words'> {
  if (shape === 'kinds') return {};
  const names = [...new Set(kinds.map(({ problem }) => problem))];
  const resolution = resolutionTimes(cases, names, settings.quickYears);
  return {
    ...(resolution !== undefined && { resolution }),
    open: openCases(open, values, indexes),
    ...(records.has('words') && {
      words: customersWords(
        [...cases, ...open],
        names,
        valued?.customers,
        indexes,
        settings.quotes,
      ),
    }),
  };
}
