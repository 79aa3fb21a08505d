import type { Source } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';

/** What became of the rows of one file: "customers.csv: 12 rows read, 11 used, 1 rejected". */
export function sourceText({ file, read, used, setAside, rejected }: Source): string {
  const count = (n: number) => numberText(n, 0);
  const aside = Object.entries(setAside).map(([code, n]) => `${count(n)} set aside (${code})`);
  return [
    `${file}: ${count(read)} ${read === 1 ? 'row' : 'rows'} read`,
    `${count(used)} used`,
    ...aside,
    ...(rejected > 0 ? [`${count(rejected)} rejected`] : []),
  ].join(', ');
}
