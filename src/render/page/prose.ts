import { escaped } from '../escaped.ts';

/** Options and dates: "--first-payment", "2026-06-30", "2024-Q1". */
const unbroken = /--[a-z][a-z-]{0,30}|\b\d{4}-(?:\d{2}(?:-\d{2})?|Q\d|W\d{2})\b/g;

/** Text within an element, where lines break between words and never within an option or a date. */
export function prose(text: string): string {
  const html = escaped(text);
  // Most cells are numbers.
  return html.includes('-') ? html.replace(unbroken, '<span class="word">$&</span>') : html;
}
