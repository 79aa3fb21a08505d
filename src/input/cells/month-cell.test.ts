import { expect, it } from 'vitest';
import { monthIn } from './month-cell.ts';

it.each([
  '2025-10',
  '2025/10',
  '2025.10',
  '202510',
  '10/2025',
  '10-2025',
  '10.2025',
  'Oct 2025',
  'Oct-2025',
  'oct. 2025',
  'October 2025',
  'October, 2025',
  '2025 Oct',
  'Okt 2025',
  'Ottobre 2025',
  'outubro de 2025',
  '2025-10-01',
  '20251031',
  '31.10.2025',
  '1 Oct 2025',
  '2025-10-31T00:00:00Z',
  " '2025-10 ",
])('reads %s as October 2025', (text) => {
  expect(monthIn(text)).toBe('2025-10');
});

it('reads a month of one digit', () => {
  expect(monthIn('2025-9')).toBe('2025-09');
  expect(monthIn('9/2025')).toBe('2025-09');
});

it.each([
  '2025-13',
  '202500',
  '13/2025',
  '2025-02-30',
  '01/02/2025',
  'Oct 25',
  'Oct-25',
  '10/25',
  'October',
  '2025',
  '45931',
  '251001',
  'jui 2025',
  'Q4 2025',
  '',
])('finds no month in "%s"', (text) => {
  expect(monthIn(text)).toBeUndefined();
});
