import { expect, it } from 'vitest';
import { manual } from './manual.ts';

it('says what the package lacks, and what writes it, where it is not built', () => {
  expect(() => manual.page('dist/browser/none.js')).toThrow(
    'the package has no dist/browser/none.js: `npm run build` writes what is in dist',
  );
});
