import { yearlyRetention } from '../../core/quantity/rate.ts';
import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import { type PickFigure, yearlyFigure } from './figures.ts';
import type { ObservedGroups } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';

/** The groups that a programme file describes, at the chosen figure of each range. */
export function writtenGroups({ figures }: ProgrammeText, pick: PickFigure): ObservedGroups {
  const side = (path: string) => {
    const annualSpend = yearlyFigure(figures, `${path}.spend`, pick);
    const stays = retentionAt(figures, path, pick);
    return {
      ...(annualSpend !== undefined && { annualSpend }),
      ...(stays !== undefined && { retention: stays }),
    };
  };
  const whole = (path: string) => ({ annualSpend: 0, retention: 0, ...side(path) });
  const group = (before: string, after: string): ObservedGroup => ({
    before: side(before),
    after: whole(after),
  });
  const treated = group('before', 'after');
  const compared = [...figures.keys()].some((path) => path.startsWith('comparison.'));
  if (!compared) return { treated };
  const bare = [...figures.keys()].some((path) =>
    /^comparison\.(spend|retention|churn)$/.test(path),
  );
  return {
    treated,
    comparison: group('comparison.before', bare ? 'comparison' : 'comparison.after'),
  };
}

/** The share that stays for a year, from a retention or a churn. */
function retentionAt(
  figures: ProgrammeText['figures'],
  path: string,
  pick: PickFigure,
): number | undefined {
  for (const name of ['retention', 'churn'] as const) {
    const read = figures.get(`${path}.${name}`)?.quantity;
    if (read === undefined || read.unit === null) continue;
    const share = pick(`${path}.${name}`, read.range);
    return yearlyRetention(name === 'churn' ? 1 - share : share, read.unit);
  }
  return undefined;
}
