// npm run schemas: writes what each command prints as JSON, for programs that read it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resultSchemas } from './command-schemas.ts';
import { jsonSchema } from './report-schema.ts';

await rm('schemas', { recursive: true, force: true });
await mkdir('schemas');
for (const [command, result] of await resultSchemas()) {
  await writeFile(`schemas/${command}@1.json`, jsonSchema(command, result));
}
