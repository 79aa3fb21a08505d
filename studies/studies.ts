// npm run studies -- NAME [SETS]: repeats a measurement that the documents show. Without a name it lists them.
import { markdownTable, type Study } from './study.ts';

/** The studies by name. */
export const studies: Readonly<Record<string, () => Promise<Study>>> = {
  'mean-intervals': async () => (await import('./mean-intervals.ts')).meanIntervals,
  'expected-intervals': async () => (await import('./expected-intervals.ts')).expectedValues,
  'stay-intervals': async () => (await import('./stay-intervals.ts')).stayIntervals,
  'return-intervals': async () => (await import('./return-intervals.ts')).returnIntervals,
  'coarse-cells': async () => (await import('./coarse-cells.ts')).coarseCells,
  club: async () => (await import('./club.ts')).club,
  'false-alarms': async () => (await import('./false-alarms.ts')).falseAlarms,
  'forecast-bands': async () => (await import('./forecast-bands.ts')).forecastBands,
  'kind-rates': async () => (await import('./kind-rates.ts')).kindRates,
  'purchase-choice': async () => (await import('./purchase-choice.ts')).purchaseChoice,
  seasons: async () => (await import('./seasons.ts')).seasons,
  'spend-months': async () => (await import('./spend-months.ts')).spendMonthsStudy,
  'too-few-to-forecast': async () => (await import('./too-few-to-forecast.ts')).tooFewToForecast,
  'whole-tenures': async () => (await import('./whole-tenures.ts')).wholeTenures,
  'model-fit': async () => (await import('./model-fit.ts')).modelFitStudy,
};

/** Runs the study that the arguments name, and prints its table. */
export async function main({ argv, stdout, stderr }: NodeJS.Process): Promise<void> {
  const [name = '', sets] = argv.slice(2);
  const study = await studies[name]?.();
  if (study === undefined) {
    stdout.write('usage: npm run studies -- NAME [SETS]\n\n');
    for (const [each, load] of Object.entries(studies)) {
      stdout.write(`${each}: ${(await load()).question}\n`);
    }
    return;
  }
  const done = study.run(sets === undefined ? study.sets : Number(sets), (stage) => {
    stderr.write(`${stage}\n`);
  });
  stdout.write(`${study.question}\n\n${markdownTable(done)}\n`);
}
