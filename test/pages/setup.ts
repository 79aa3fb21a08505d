import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath, howToGetChromium } from '../harness/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests reach the browser that they share; empty where there is no Chromium. */
    browser: string;
  }
}

/** Starts one browser for all tests of pages. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = chromiumPath(process.env);
  if (path === '') {
    project.provide('browser', '');
    console.warn(`Tests of pages are skipped. ${howToGetChromium}`);
    return async () => {};
  }
  const server = await chromium.launchServer({ executablePath: path });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
