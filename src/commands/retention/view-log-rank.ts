import { numberText } from '../../render/number-text.ts';
import type { LogRank } from './result.ts';

/** What a probability of chance says, and what it does not. */
export function logRankSentence({ p, chiSquared, degreesOfFreedom }: LogRank): string {
  const statistic = `χ² ${numberText(chiSquared, 1)}, ${degreesOfFreedom} df`;
  const test = `Log-rank test: p ${p < 0.0001 ? '< 0.0001' : `= ${pText(p)}`} (${statistic}).`;
  const alike = 'If all segments stayed alike, chance alone would make them differ this much in';
  return p < 0.05
    ? `${test} ${alike} ${timesText(p)}. It does not say why they differ.`
    : `${test} ${alike} ${timesText(p)}: these data do not tell them apart, which does not show that they are alike.`;
}

/** Two digits that count: 0.37, 0.0041. */
const pText = (p: number): string => numberText(p, p < 0.001 ? 5 : p < 0.01 ? 4 : p < 0.1 ? 3 : 2);

function timesText(p: number): string {
  if (p < 0.0001) return 'less than 1 of 10,000 such samples';
  const of = p < 0.001 ? 10_000 : p < 0.1 ? 1000 : 100;
  return `${numberText(p * of, 0)} of ${numberText(of, 0)} such samples`;
}
