import type { Report } from '../../core/report.ts';
import { byAic } from '../../core/survival/choose-model.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { percent } from './figures.ts';
import { lifetimeHeaders, lifetimes } from './lifetimes.ts';
import { fineParametersText } from './parameters-text.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/**
 * Every model of every segment, the best first.
 *
 * @param together - also those of all segments taken together
 */
export function allModelsBlocks(report: Report<RetentionResult>, together: boolean): Block[] {
  const { lines, name } = segmentLines(report.result);
  return lines.flatMap((line, i) => {
    if (!together && i > 0 && i === report.result.segments.length) return [];
    const named = name(line, i).filter((text) => text !== '');
    return line.models.length + line.unfitted.length === 0
      ? []
      : blocksOf(line, named.join(', '), report);
  });
}

function blocksOf(line: SegmentRetention, named: string, report: Report<RetentionResult>): Block[] {
  const models = [...line.models].sort(byAic);
  const least = models[0]?.aic ?? 0;
  const times = (report.result.total.at ?? []).map(({ text }) => text);
  return [
    {
      kind: 'table',
      heading: `All models${named === '' ? '' : `: ${named}`}`,
      columns: [
        left('model'),
        ...['log-likelihood', 'AIC', 'more', ...times.map((text) => `S(${text})`)].map(right),
      ],
      rows: models.map((model) => ({
        cells: [
          model.model,
          numberText(model.logLikelihood, 2),
          numberText(model.aic, 2),
          numberText(model.aic - least, 2),
          ...(model.at ?? []).map(({ survival }) => percent(survival, 2)),
        ],
      })),
    },
    {
      kind: 'table',
      columns: [left('model'), ...lifetimeHeaders(report).map(right)],
      rows: models.map((model) => ({ cells: [model.model, ...lifetimes(model, 4)] })),
    },
    {
      kind: 'fields',
      rows: [
        ...models.map((model): [string, string] => [model.model, fineParametersText(model)]),
        ...line.unfitted.map(({ model, why }): [string, string] => [model, why]),
      ],
    },
  ];
}
