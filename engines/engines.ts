// npm run engines [-- NAME …]: asks the same of all engines, or of those named, and compares what they answer.
import { markdownTable } from '../studies/study.ts';
import { clickhouse } from './clickhouse.ts';
import { duckdb } from './duckdb.ts';
import { inPlace } from './place.ts';
import { postgres } from './postgres.ts';
import { checksumOf, type Proof, proof } from './proof.ts';
import { seededTables } from './seeded-tables.ts';
import { spark } from './spark.ts';
import { trino } from './trino.ts';

const engines = [duckdb, postgres, trino, spark, clickhouse];

/** The engines that are named; all of them where none is. */
export function askedEngines(names: readonly string[]): typeof engines {
  const dialects: readonly string[] = engines.map(({ dialect }) => dialect);
  const unknown = names.filter((name) => !dialects.includes(name));
  if (unknown.length > 0)
    throw new Error(`no engine ${unknown.join(', ')}: ${dialects.join(', ')}`);
  return engines.filter(({ dialect }) => names.length === 0 || names.includes(dialect));
}

export async function main(process: NodeJS.Process): Promise<void> {
  const { argv, stdout, stderr } = process;
  const asked = askedEngines(argv.slice(2));
  const progress = (stage: string) => stderr.write(`${stage}\n`);
  const proofs = await inPlace(progress, async (place) => {
    const tables = await seededTables(place);
    const found: Proof[] = [];
    // One at a time: together they would share the memory.
    for (const engine of asked) found.push(await proof(engine, tables, progress, true));
    return found;
  });
  stdout.write(`${proofTable(proofs)}\n`);
  const different = [...differences(proofs), ...proofs.flatMap(lineDifferences)];
  for (const line of different) stdout.write(`\n${line}`);
  if (different.length > 0) stdout.write('\n');
  process.exitCode = different.length > 0 ? 1 : 0;
}

const proofTable = (proofs: readonly Proof[]): string =>
  markdownTable({
    header: ['engine', 'version', 'rows', 'checksum', 'seconds', 'the line of its client'],
    rows: proofs.map((each) => [
      each.engine.name,
      each.version,
      `${each.answers.reduce((sum, { rows }) => sum + rows, 0)}`,
      checksumOf(each).slice(0, 16),
      each.answers.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
      each.line === undefined || each.line.differences.length > 0 ? 'differs' : 'as the log',
    ]),
  });

/** Where the line with the client of an engine gives another forecast than the log. */
const lineDifferences = ({ engine, line }: Proof): string[] =>
  (line?.differences ?? []).map((each) => `${engine.name}: "${line?.line}" differs: ${each}`);

/** Where an engine answers other than the first. */
function differences([first, ...others]: readonly Proof[]): string[] {
  return others.flatMap(({ engine, answers }) =>
    answers.flatMap(({ question, rows, sha256 }, i) => {
      const expected = first?.answers[i];
      if (expected === undefined || expected.sha256 === sha256) return [];
      return [
        `${engine.name} differs from ${first?.engine.name} in "${question.name}": ${rows} rows, not ${expected.rows}, or other cells`,
      ];
    }),
  );
}
