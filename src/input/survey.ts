import type { Source } from '../core/report.ts';
import { words } from '../problems/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import type { CustomerRequest } from './customer-request.ts';
import { ColumnProfiles, type WatchFile } from './profile/column-profiles.ts';
import type { FileUnderstanding } from './profile/understanding.ts';
import { readRates } from './rates.ts';
import { CurrencyLedger } from './table/currency-ledger.ts';
import { RowProblems } from './table/row-problems.ts';

/** What files turned out to be, whether or not they can be used. */
export interface Survey {
  readonly sources: readonly Source[];
  /** What the files leave open: problems that an option or a change of the file settles. */
  readonly findings: readonly Problem[];
  readonly problems: RowProblems;
  readonly currency: string | null;
  /** Only where the request wants a report on the files. */
  readonly understood: readonly FileUnderstanding[];
}

/** What the reading of planned files needs and collects. */
export interface Surveying {
  readonly findings: Problem[];
  readonly problems: RowProblems;
  readonly ledger: CurrencyLedger;
  readonly profiles: ColumnProfiles;
  readonly watch?: WatchFile;
}

/**
 * Begins to read files, once it is planned what their columns are read as.
 *
 * @param planned - what the headers leave open; warnings are only noted
 * @returns all that is known where a finding stands in the way of reading; a report on the files reads them all the same
 * @throws {Refusal} the exchange rates cannot be read
 */
export async function beginSurvey(
  planned: readonly Problem[],
  request: Pick<CustomerRequest, 'keepRejects' | 'profile' | 'rates' | 'decimal' | 'currency'>,
  world: InputWorld,
): Promise<Surveying | { readonly refused: Survey }> {
  const problems = new RowProblems(request.keepRejects);
  const findings: Problem[] = [];
  for (const found of planned) {
    if (words(found).severity === 'error') findings.push(found);
    else problems.note(found, found.at ?? {});
  }
  if (findings.length > 0 && request.profile !== true)
    return { refused: { sources: [], findings, problems, currency: null, understood: [] } };
  const rates =
    request.rates === undefined
      ? undefined
      : await readRates(request.rates, request.decimal, world);
  const ledger = new CurrencyLedger(request.currency, rates, request.rates ?? '');
  const profiles = new ColumnProfiles();
  const watch = request.profile === true ? { watch: profiles.watch } : {};
  return { findings, problems, ledger, profiles, ...watch };
}
