import { expect, it } from 'vitest';
import { comparedCell, comparedTable } from './compared-table.ts';

const sheet = comparedTable('Sums', 'Some sums', {
  header: 'what',
  columns: [
    { header: 'given', format: { kind: 'number', decimals: 0 } },
    { header: 'twice', format: { kind: 'money' } },
    { header: 'half', format: { kind: 'share', decimals: 1 } },
  ],
  lines: [
    { name: '=1+1', cells: [{ figure: 3 }, { figure: 6, formula: 'B6*2' }, null] },
    { name: 'All', cells: [{ figure: 3 }, { figure: null, formula: 'B7*2' }, null], role: 'total' },
  ],
  note: 'Given are counts.',
});

it('has the formulas first, then rapport’s figures, then the differences', () => {
  expect(sheet.rows[5]?.[2]).toMatchObject({
    value: 6,
    formula: 'IF(assumptions_check="in order",B6*2,NA())',
  });
  expect(sheet.rows[10]?.[2]).toEqual({ value: 6, format: { kind: 'money' } });
  expect(sheet.rows[15]?.[2]).toMatchObject({
    value: 0,
    formula: 'IF(ISNUMBER(C6)=ISNUMBER(C11),N(C6)-N(C11),"changed")',
  });
  expect(comparedCell('Sums', 0, 1)).toBe("'Sums'!$C$6");
});

it('compares only what a formula computes', () => {
  expect(sheet.rows[10]?.[1]).toBeNull();
  expect(sheet.rows[15]?.[1]).toBeNull();
});

it('has no words of a user in a formula', () => {
  const formulas = sheet.rows.flatMap((row) => row.flatMap((cell) => cell?.formula ?? []));
  expect(formulas.filter((formula) => formula.includes('1+1'))).toEqual([]);
  expect(sheet.rows[5]?.[0]).toEqual({ value: '=1+1' });
});

it('checks money to the cent, and shares to a hundredth of a percent', () => {
  expect(sheet.rows[2]?.[1]?.formula).toContain('COUNTIF(B16:D17,">="&0.01)');
  expect(sheet.rows[2]?.[1]?.formula).toContain('COUNTIF(D16:D17,">="&0.0001)');
});
