import { expect, it } from 'vitest';
import { logRankSentence } from './view.ts';

const sentence = (p: number) => logRankSentence({ p, chiSquared: 8.81, degreesOfFreedom: 2 });

it('says how often chance does the same, and no more', () => {
  expect(sentence(0.0122)).toBe(
    'Log-rank test: p = 0.012 (χ² 8.8, 2 df). If all segments were alike, chance alone would make them differ this much in 12 of 1,000 such samples. The test does not show why they differ.',
  );
  expect(sentence(0.00041)).toContain('p = 0.00041 (χ² 8.8, 2 df)');
  expect(sentence(0.00041)).toContain('in 4 of 10,000 such samples');
  expect(sentence(1e-9)).toContain('p < 0.0001');
  expect(sentence(1e-9)).toContain('in less than 1 of 10,000 such samples');
});

it('takes no difference found for no proof that there is none', () => {
  expect(sentence(0.4)).toContain('p = 0.40');
  expect(sentence(0.4)).toContain(
    'in 40 of 100 such samples: these data show no difference, which does not prove that they are alike.',
  );
});
