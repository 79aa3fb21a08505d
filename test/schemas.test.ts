import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { resultSchemas } from '../scripts/command-schemas.ts';
import { jsonSchema } from '../scripts/report-schema.ts';
import { reportSchema } from '../src/commands/report-schema.ts';
import { caseNames, expectedEffect } from './harness/case.ts';

const schemas = await resultSchemas();

describe('schemas', () => {
  it('are there', () => {
    expect(schemas.size).toBeGreaterThan(0);
  });

  it('are those of the commands, no more and no fewer', async () => {
    const names = [...schemas.keys()].map((command) => `${command}@1.json`);
    expect((await readdir('schemas')).sort()).toEqual(names.sort());
  });

  it.each([...schemas])('of %s is up to date (npm run schemas)', async (command, result) => {
    const committed = await readFile(`schemas/${command}@1.json`, 'utf8');
    expect(committed).toBe(jsonSchema(command, result));
  });

  it.each([...schemas])('of %s lets readers meet fields of tomorrow', (command, result) => {
    expect(jsonSchema(command, result)).not.toContain('"additionalProperties": false');
  });
});

describe('JSON that a case expects', () => {
  const reports = /^\{\s*"schema": ?"rapport\/(?<command>[a-z-]+)@1"/;

  it('is described by the schema, field by field', async () => {
    for (const name of await caseNames()) {
      const { stdout } = await expectedEffect(name);
      const command = reports.exec(stdout)?.groups?.['command'];
      if (command === undefined) continue;
      const result = schemas.get(command);
      if (result === undefined) throw new Error(`${name}: ${command} has no schema`);
      // A column may be called anything, but zod never copies a key of this name.
      const report = JSON.parse(stdout.replaceAll('"__proto__"', '"_proto_"')) as unknown;
      // The schema drops fields that it does not know; none may be missing afterwards.
      expect(reportSchema(command, result).parse(report), name).toEqual(report);
    }
  });
});
