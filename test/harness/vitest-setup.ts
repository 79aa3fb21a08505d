import type { TestProject } from 'vitest/node';
import { buildCommand } from './built-command.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of bin/rapport.js, freshly built. */
    program: string;
  }
}

/** Builds the command once for all tests that run it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { program, remove } = await buildCommand(process.cwd());
  project.provide('program', program);
  return remove;
}
