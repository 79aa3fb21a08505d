import { expect, test } from 'vitest';
import { maskedSample } from './masked-sample.ts';

const shown = (name: string, sample: string, role: string | null = null) =>
  maskedSample({ name, sample, role, type: 'text' });

test.each([
  ['Name', 'Ada Lovelace', 'A••• L•••'],
  ['Billing Street', '12 St James Square', '••• S••• J••• S•••'],
  ['Straße', 'Öhlerweg 3', 'Ö••• •••'],
  ['Customer Email', 'ada@example.com', 'a•••@e•••.com'],
  ['Notes', 'ask ada@sub.example.co.uk today', 'ask a•••@s•••.uk today'],
  ['Phone', '0170/1234567', '01••/•••••••'],
  ['Reached at', '+49 170 1234567', '+49 ••• •••••••'],
  ['Reached at', '(555) 123-4567', '(55•) •••-••••'],
  ['IP address', '10.0.0.1', '•••'],
])('under "%s", %s is shown as %s', (header, sample, masked) => {
  expect(shown(header, sample)).toBe(masked);
});

test.each([
  ['Product name', 'Red shoe', null],
  ['Plan', 'Basic plan', null],
  ['Name', '#1001', 'order'],
  ['Default Address Zip', 'LS1 1AA', null],
  ['City', 'Paris', null],
  ['Start', '2024-01-01', 'start'],
  ['customer', 'C-1017', 'customer'],
  ['customer', 'cus_NffrFeUfNV2Hib', 'customer'],
  ['id', 'A', 'id'],
  ['Channel', 'web', null],
  ['Mobile visits', '1234', null],
])('under "%s", %s stays', (header, sample, role) => {
  expect(shown(header, sample, role)).toBe(sample);
});

test('a name that stands for an id is masked, and so is a number of a phone', () => {
  expect(shown('customer', 'Ada', 'customer')).toBe('A•••');
  const number = { name: 'Phone', sample: '491701234567', role: null, type: 'number' } as const;
  expect(maskedSample(number)).toBe('49••••••••••');
});
