import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** What to do where there is no Chromium. */
export const howToGetChromium =
  'They need Chromium: apt-get install chromium, or CHROMIUM=/path/of/chrome npm test.';

/**
 * Where Chromium is: where the variable CHROMIUM says, else the first on the search path; empty where there is none.
 * A variable that names nothing fails when it is started: who sets it does not want the tests skipped.
 */
export function chromiumPath(environment: NodeJS.ProcessEnv): string {
  const { CHROMIUM, PATH = '' } = environment;
  if (CHROMIUM !== undefined) return CHROMIUM;
  const folders = PATH.split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? '';
}

export interface Seen {
  /** Pixels; 380 is a telephone. */
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong since it was opened: errors on the console, refusals by its content security policy. */
  readonly faults: readonly string[];
  /** What it asked for besides itself; none of it was answered. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens a page from the disk, as a browser does that has it by mail: nothing else can be loaded. */
export async function opened(
  browser: Browser,
  file: string,
  { width = 1000, colorScheme = 'light', javaScriptEnabled = true }: Seen = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await context.route('**/*', async (route) => {
    const asked = route.request().url();
    if (asked === url) return route.continue();
    requests.push(asked);
    return route.abort();
  });
  await page.goto(url);
  return { page, faults, requests, close: () => context.close() };
}

/** Connects to the browser that the setup of these tests started. */
export const connected = (endpoint: string): Promise<Browser> => chromium.connect(endpoint);
