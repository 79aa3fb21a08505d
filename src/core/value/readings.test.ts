import { expect, it } from 'vitest';
import { readings } from './readings.ts';
import type { Relationship } from './relationship.ts';

const renewed: Relationship = {
  annualSpend: 1200,
  stay: { retention: 0.75 },
  terms: {
    periodsPerYear: 12,
    timing: 'mid',
    firstPayment: 'excluded',
    margin: 0.25,
    discount: 0.1,
    acquisition: 50,
  },
};
const low = { ...renewed, terms: { ...renewed.terms, margin: 0.2 } };
const high = { ...renewed, terms: { ...renewed.terms, margin: 0.3 } };
const all = readings(renewed, { units: { stay: 'mo', discount: 'y' }, low, high });

it('begins with the relationship itself, and goes on to more and more changes', () => {
  expect(all[0]).toMatchObject({ changes: [], relationship: renewed, figure: 'lifetimeValue' });
  expect(all[1]).toMatchObject({ changes: [], relationship: renewed, figure: 'netValue' });
  const changes = all.map((reading) => reading.changes.length);
  expect(changes).toEqual(changes.toSorted((a, b) => a - b));
});

it('reads the same terms once, however they came about', () => {
  const terms = all.map(({ relationship: { stay, terms }, figure }) => {
    const numbers = { ...stay, ...terms, figure };
    return JSON.stringify(numbers, (_, value) =>
      typeof value === 'number' ? value.toPrecision(9) : value,
    );
  });
  expect(new Set(terms).size).toBe(terms.length);
});

it('has one reading of a range that revenue leaves out', () => {
  const revenue = all.filter(({ changes }) => changes.some(({ to }) => to === 'revenue'));
  expect(revenue.length).toBeGreaterThan(0);
  for (const { changes } of revenue) {
    expect(changes.map(({ convention }) => convention)).not.toContain('range');
  }
});

it('drops the first payment of no fixed stay', () => {
  const fixed = all.filter(({ relationship: { stay } }) => 'tenureYears' in stay);
  expect(fixed.length).toBeGreaterThan(0);
  for (const { relationship } of fixed) expect(relationship.terms.firstPayment).toBe('included');
});

it('takes no rate in proportion where that is the rate already', () => {
  const yearly = { ...renewed, terms: { ...renewed.terms, periodsPerYear: 1 } };
  const changed = readings(yearly).flatMap(({ changes, relationship }) =>
    relationship.terms.periodsPerYear === 1 ? changes : [],
  );
  expect(changed.map(({ to }) => to)).not.toContain('nominal');
});

it.each(['y', 'mo'] as const)('reads no stay out of a retention of 100 %% in %s', (unit) => {
  const terms = { ...renewed.terms, horizonYears: 5 };
  const kept = readings(
    { ...renewed, stay: { retention: 1 }, terms },
    { units: { stay: unit, discount: 'y' } },
  );
  const changed = kept.flatMap(({ changes }) => changes.map(({ convention }) => convention));
  expect(changed).not.toContain('stay');
  expect(changed).not.toContain('stayRate');
});
