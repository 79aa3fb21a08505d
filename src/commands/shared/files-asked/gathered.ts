import type { Assumption, Report, Source } from '../../../core/report.ts';
import type { Tallied } from '../../../problems/tally.ts';

/** Each kind of problem once: several commands read the same files. */
export function talliesOnce(tallies: readonly Tallied[]): readonly Tallied[] {
  const byCode = new Map<string, Tallied>();
  for (const tallied of tallies) {
    const code = tallied.examples[0]?.code ?? '';
    const known = byCode.get(code);
    if (known === undefined || known.count < tallied.count) byCode.set(code, tallied);
  }
  return [...byCode.values()];
}

/** The rows of each file once, as the first command that read it counts them. */
export function sourcesOnce(reports: readonly Report<unknown>[]): readonly Source[] {
  const byFile = new Map<string, Source>();
  for (const { sources } of reports)
    for (const source of sources) if (!byFile.has(source.file)) byFile.set(source.file, source);
  return [...byFile.values()];
}

/** The first that a command names. */
export const currencyOf = (reports: readonly Report<unknown>[]): string | null =>
  reports.find(({ currency }) => currency !== null)?.currency ?? null;

/** What had an effect anywhere; the first command's word where several have it. */
export const assumptionsOf = (reports: readonly Report<unknown>[]): Record<string, Assumption> =>
  Object.assign({}, ...reports.toReversed().map(({ assumptions }) => assumptions));
