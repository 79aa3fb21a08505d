// node bench/bootstrap.js: draws 2,000 bootstrap resamples of 100,000 customers, for the interval of a mean.
const built = new URL('../dist/index.js', import.meta.url).href;
const { bootstrap, meanStatistic } = await import(built);

const count = 100_000;
const spend = Float64Array.from({ length: count }, (_, i) => (i * 37) % 2000);
bootstrap({ count }, meanStatistic(spend), { draws: 2000, seed: 1 });
