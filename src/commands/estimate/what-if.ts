import { perYear } from '../../core/quantity/rate.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { WhatIf } from '../../render/what-if.ts';
import type { Request } from '../command.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import { whatIf } from '../shared/what-if/what-if.ts';
import { type EstimateOptions, options } from './options.ts';

/** What does not say who the customer is, but what else is answered about it. */
const otherAnswers: readonly string[] = ['explain', 'break-even', 'reconcile', 'draws', 'seed'];

/** The inputs of an estimate as controls of a page. */
export function estimateWhatIf(request: Request<EstimateOptions>, inputs: Inputs): WhatIf {
  const spend = inputs.get('spend')?.quantity;
  const [unit, sign] = [spend?.unit ?? 'mo', spend?.sign ?? ''];
  const byTime = spend?.range.base ?? 0;
  return whatIf(
    request,
    options.filter(({ name }) => !otherAnswers.includes(name)),
    {
      command: 'estimate',
      inputs,
      unit,
      fixed: ['period'],
      sign,
      usualAmount: { byTime: byTime / 10, once: perYear(byTime, unit) / 10 || unitsPerYear.mo },
    },
    (data) => data,
  );
}
