import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../option-values.ts';
import { type EconomicOptions, economicOptions, inputsOf } from '../economics/inputs.ts';
import { assumptionsSheet } from './assumptions-sheet.ts';
import { liveInputs } from './live-inputs.ts';

const inputs = (given: Readonly<Record<string, string>>) =>
  inputsOf(
    valuesOf(
      economicOptions('estimate'),
      new Map(
        Object.entries(given).map(([name, text]) => [name, { texts: [text], source: `--${name}` }]),
      ),
    ) as EconomicOptions,
  );

const rows = (given: Readonly<Record<string, string>>) =>
  liveInputs(inputs(given)).map(({ name, value, unit }) => [name, value, unit]);

describe('the inputs of a workbook', () => {
  it('stand in the unit in which they were given, with the conventions that hold', () => {
    expect(rows({ spend: '1062/mo', tenure: '4y', margin: '25%', discount: '0.8%/mo' })).toEqual([
      ['spend', 1062, 'a month'],
      ['tenure', 4, 'years'],
      ['margin', 0.25, 'of spend'],
      ['discount', 0.008, 'a month'],
      ['timing', 'mid', 'start, mid, end'],
      ['first_payment', 'included', 'included, excluded'],
    ]);
  });

  it('have a row for each part of a cost', () => {
    const all = rows({ spend: '10/w', tenure: '2y', margin: '50%', serving: '4/mo + 3% + 1/y' });
    expect(all.filter(([name]) => String(name).startsWith('serving'))).toEqual([
      ['serving_1', 4, 'a month'],
      ['serving_2', 0.03, 'of spend'],
      ['serving_3', 1, 'a year'],
    ]);
  });

  it('have the middle of a range', () => {
    expect(rows({ spend: '900..1200/mo', tenure: '4y' })[0]).toEqual(['spend', 1050, 'a month']);
  });

  it('have names that no spreadsheet takes for a cell or a function', () => {
    const given = {
      spend: '10/mo',
      retention: '80%/y',
      margin: '50%',
      growth: '1%',
      serving: '1/mo + 2%',
      referrals: '1/y',
      incidents: '1/y',
      mended: '10%',
      kept: '10%',
    };
    for (const { name } of assumptionsSheet(liveInputs(inputs(given))).names) {
      expect(name).toMatch(/^[a-z][a-z_]+(?:_\d)?$/);
      expect(name).not.toMatch(/^(?:[a-z]{1,3}\d+|r|c|growth)$/);
    }
  });
});
