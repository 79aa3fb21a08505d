// npm run schemas: writes what each command prints as JSON, for programs that read it, and what `compare` has of the schemas.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resultSchemas } from './command-schemas.ts';
import { comparedFigures, comparedFiguresFile } from './compared-figures.ts';
import { jsonSchema } from './report-schema.ts';

const schemas = await resultSchemas();
await rm('schemas', { recursive: true, force: true });
await mkdir('schemas');
for (const [command, result] of schemas) {
  await writeFile(`schemas/${command}@1.json`, jsonSchema(command, result));
}
await writeFile(comparedFiguresFile, comparedFigures(schemas));
