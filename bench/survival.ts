import { Readable } from 'node:stream';
import { readOptions } from '../src/commands/read-options.ts';
import { readingOptions } from '../src/commands/shared/reading/options.ts';
import { customerRequest } from '../src/commands/shared/reading/request.ts';
import type { Customers } from '../src/core/customers.ts';
import { segmentsBy } from '../src/core/segments.ts';
import { modelNames } from '../src/core/survival/family.ts';
import { fitModel } from '../src/core/survival/fit-model.ts';
import { kaplanMeier, survivalInterval } from '../src/core/survival/kaplan-meier.ts';
import { riskSets } from '../src/core/survival/risk-sets.ts';
import type { Stays } from '../src/core/survival/stays.ts';
import { recordedStays } from '../src/core/survival/stays.ts';
import { readCustomers } from '../src/input/read-customers.ts';

/** Milliseconds of the steps of `retention` in one process, medians. */
export interface SurvivalTimes {
  readonly reading: number;
  /** Kaplan–Meier by segment with an interval at each time. */
  readonly kaplanMeier: number;
  /** All models, fitted to all customers. */
  readonly fits: number;
  /** The same, fitted to one customer of each distinct tenure. */
  readonly distinctFits: number;
}

/** Times the steps on a file of customers with the column "home". */
export async function survivalTimes(file: string): Promise<SurvivalTimes> {
  const world = { directory: '.', stdin: Readable.from([]) };
  const needs = { spend: 'optional', tenure: 'required', status: 'required' } as const;
  const wanted = { labels: ['home'], needs };
  const request = await customerRequest(
    { options: await readOptions(readingOptions, {}, '.') },
    [file],
    wanted,
    world.directory,
  );
  const read = async () => (await readCustomers(request, world)).customers;
  const customers = await read();
  const [all] = staysOf(customers, []);
  if (all === undefined) throw new RangeError('no customers');
  const alone: Stays = {
    ...all,
    ended: all.ended.map(Math.sign),
    active: all.active.map(Math.sign),
  };
  const fitted = (stays: Stays) => () => {
    for (const model of modelNames) fitModel(model, stays, 1 / 12);
  };
  return {
    reading: await medianOf(3, read),
    kaplanMeier: await medianOf(5, () => staysOf(customers, ['home']).map(curve)),
    fits: await medianOf(3, fitted(all)),
    distinctFits: await medianOf(3, fitted(alone)),
  };
}

function staysOf(customers: Customers, by: readonly string[]): Stays[] {
  const { codes, keys } = segmentsBy(customers, by);
  return recordedStays(customers, codes, keys.length);
}

function curve(stays: Stays): unknown {
  const estimate = kaplanMeier(riskSets(stays));
  return Array.from(estimate.years, (years) => survivalInterval(estimate, years));
}

async function medianOf(turns: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
}
