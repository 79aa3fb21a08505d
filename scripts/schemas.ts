// npm run schemas: writes what each command prints as JSON and what may stand in the files that rapport reads, for
// programs and editors, and what `compare` and the numbers of all results have of the schemas.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resultSchemas } from './command-schemas.ts';
import { comparedFigures, comparedFiguresFile } from './compared-figures.ts';
import { doubleFields, doubleFieldsFile } from './double-fields.ts';
import { inputFiles } from './input-files.ts';
import { fileSchema, jsonSchema } from './report-schema.ts';

const schemas = await resultSchemas();
await rm('schemas', { recursive: true, force: true });
await mkdir('schemas');
for (const [command, result] of schemas) {
  await writeFile(`schemas/${command}@1.json`, jsonSchema(command, result));
}
for (const [name, kind] of Object.entries(inputFiles)) {
  await writeFile(`schemas/${name}@1.json`, fileSchema(kind));
}
await writeFile(comparedFiguresFile, comparedFigures(schemas));
await writeFile(doubleFieldsFile, doubleFields(schemas));
