// npm run schemas: writes what each command prints as JSON and what may stand in the files that rapport reads, for
// programs and editors, and what `compare` and the numbers of all results have of the schemas. The schemas of earlier
// versions of a result stay as they are.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { resultSchemas } from './command-schemas.ts';
import { comparedFigures, comparedFiguresFile } from './compared-figures.ts';
import { doubleFields, doubleFieldsFile } from './double-fields.ts';
import { inputFiles } from './input-files.ts';
import { errorJsonSchema, fileSchema, jsonSchema } from './report-schema.ts';
import { earlierSchemas, fileOfInput, fileOfResult } from './schema-files.ts';

const schemas = await resultSchemas();
const kept = new Set(earlierSchemas(schemas.keys()).map(({ file }) => file));
for (const file of await readdir('schemas')) if (!kept.has(file)) await rm(`schemas/${file}`);
for (const [command, result] of schemas) {
  await writeFile(`schemas/${fileOfResult(command)}`, jsonSchema(command, result));
}
await writeFile(`schemas/${fileOfResult('error')}`, errorJsonSchema());
for (const [name, kind] of Object.entries(inputFiles)) {
  await writeFile(`schemas/${fileOfInput(name)}`, fileSchema(kind));
}
await writeFile(comparedFiguresFile, comparedFigures(schemas));
await writeFile(doubleFieldsFile, doubleFields(schemas));
