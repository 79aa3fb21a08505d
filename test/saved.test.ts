import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, it } from 'vitest';
import { locate } from '../src/check/compare.ts';
import { readPath } from '../src/check/path.ts';
import { type Finished, finished } from './harness/child-process.ts';
import { commandLine } from './harness/command-line.ts';

const program = inject('program');
const folder = 'test/saved';

interface Saved {
  /** From the root of the project. */
  readonly file: string;
  /** The words of the command line that wrote it. */
  readonly words: readonly string[];
}

const saved = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: version }): Saved[] =>
    readFileSync(join(folder, version, 'commands.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', command = ''] = line.split(/: (.*)/);
        return { file: join(folder, version, name), words: commandLine(command).words.slice(1) };
      }),
  );

const comparable = ['estimate', 'value', 'forecast', 'cohorts', 'retention', 'recovery', 'ror'];
// What --save writes is a model and no result, and to write it again would change the file.
const results = saved.filter(
  ({ words }) => comparable.includes(words[0] ?? '') && !words.includes('--save'),
);
const models = saved.filter(({ words }) => words[0] === 'forecast' && !words.includes('--summary'));

/** What 0.1.0 called a figure that has another name now. */
const earlierNames: Readonly<Record<string, string>> = { returnInMoney: 'returnOnRelationship' };

/** 0.1.0 valued recorded tenures where no option said otherwise; two results of different methods are not compared. */
function methodThen(file: string, words: readonly string[]): readonly string[] {
  if (words[0] !== 'value' || words.includes('--method')) return [];
  return ['--method', JSON.parse(readFileSync(file, 'utf8')).result.method];
}

const rapport = (...words: readonly string[]): Promise<Finished> =>
  finished(process.execPath, [program, ...words], { directory: '.' });

it('there are results of every command that can be compared, and models', ({ expect }) => {
  expect(new Set(results.map(({ words: [command] }) => command))).toEqual(new Set(comparable));
  expect(models).not.toEqual([]);
});

describe.concurrent('a saved result', () => {
  for (const { file, words } of results) {
    it(`${file} is compared with itself`, async ({ expect }) => {
      const { code, stdout, stderr } = await rapport('compare', file, file, '--json');
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const { headline, better, worse, otherwise } = JSON.parse(stdout).result;
      expect({ change: headline.change, better, worse, otherwise }).toEqual({
        change: 0,
        better: [],
        worse: [],
        otherwise: [],
      });
    });

    it(`${file} is compared with a result of now`, async ({ expect }) => {
      const scratch = await mkdtemp(join(tmpdir(), 'rapport-saved-'));
      try {
        const now = join(scratch, 'now.json');
        const made = await rapport(...words, ...methodThen(file, words));
        expect(made.code).toBe(0);
        await writeFile(now, made.stdout);
        const { code, stdout } = await rapport('compare', file, now, '--json');
        expect(code).toBe(0);
        const { headline } = JSON.parse(stdout).result;
        const [was, is] = [readFileSync(file, 'utf8'), made.stdout].map((text, i) => {
          const name = (i === 0 && earlierNames[headline.name]) || headline.name;
          return locate(JSON.parse(text), readPath(name, {}));
        });
        // 0.1.0 printed amounts with more decimals.
        expect(headline.before).toBeCloseTo(Number(was?.ok === true && was.value), 6);
        expect(headline.after).toBe(is?.ok === true && is.value);
      } finally {
        await rm(scratch, { recursive: true });
      }
    });
  }
});

describe.concurrent('a saved model', () => {
  for (const { file } of models) {
    it(`${file} gives a forecast`, async ({ expect }) => {
      const orders = 'fixtures/shop/orders.csv';
      const { code, stdout } = await rapport('forecast', orders, '--model-file', file, '--json');
      expect(code).toBe(0);
      const { result } = JSON.parse(stdout);
      const { result: was } = JSON.parse(readFileSync(file, 'utf8'));
      expect(result).toMatchObject({ model: was.model, chosenBy: 'saved model' });
      // The same parameters, orders and horizon: every customer is expected to buy as before.
      // The total is the sum of its segments, each printed in millionths.
      expect(result.total.buyers).toBeCloseTo(was.total.buyers, 5);
    });
  }
});
