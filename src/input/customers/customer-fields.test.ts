import { expect, test } from 'vitest';
import { headerName } from '../headers/header-name.ts';
import { assignFields } from '../records/assign-fields.ts';
import { customerFields } from './customer-fields.ts';

const column = (header: string) => assignFields([header], customerFields, new Map()).columns[0];
const role = (header: string) => column(header)?.field.name;
const unit = (header: string) => {
  const found = column(header)?.unit;
  return typeof found === 'string' ? found : found?.unit;
};

test.each([
  ['customerID', 'id'],
  ['Customer ID', 'id'],
  ['customer_id', 'id'],
  ['CUSTOMERID', 'id'],
  ['id', 'id'],
  ['E-mail address', 'id'],
  ['Start (UTC)', 'start'],
  ['Created (UTC)', 'start'],
  ['Created date (UTC)', 'start'],
  ['Sign Up', 'start'],
  ['customer since', 'start'],
  ['Ended At (UTC)', 'end'],
  ['Canceled At (UTC)', 'end'],
  ['Last Active', 'last'],
  ['Churn', 'status'],
  ['Status', 'status'],
  ['is_active', 'status'],
  ['MonthlyCharges', 'spend'],
  ['TotalCharges', 'spend'],
  ['Total Spend', 'spend'],
  ['Total Spent', 'spend'],
  ['annual spend', 'spend'],
  ['spend per month', 'spend'],
  ['spend/mo ($)', 'spend'],
  ['Amount', 'spend'],
  ['MRR', 'spend'],
  ['monthly fee', 'spend'],
  ['Gross', 'spend'],
  ['tenure', 'tenure'],
  ['tenure_months', 'tenure'],
  ['Tenure in Months', 'tenure'],
  ['Tenure (years)', 'tenure'],
  ['years', 'tenure'],
  ['Months as customer', 'tenure'],
  ['years in the home', 'tenure'],
  ['month', 'month'],
  ['Interval', 'interval'],
  ['Quantity', 'quantity'],
  ['Currency', 'currency'],
])('%j is the %s', (header, expected) => {
  expect(role(header)).toBe(expected);
});

test.each([
  'First Name',
  'Accepts Email Marketing',
  'Total Orders',
  'Orders',
  'AOV',
  'Fee',
  'Current Period End (UTC)',
  'Payment Count',
  'Refunded Volume',
  'Contract',
  'year',
  'Total spend last 12 months',
  'Postal Code',
  '',
  'home',
  'Converted Currency',
  'PaymentMethod',
  'SeniorCitizen',
  'age',
])('%j has no role', (header) => {
  expect(role(header)).toBeUndefined();
});

test.each([
  ['tenure_months', 'mo'],
  ['tenure_m', 'mo'],
  ['MonthlyCharges', 'mo'],
  ['annual spend', 'y'],
  ['spend/mo', 'mo'],
  ['Spend ($/week)', 'w'],
  ['days active', 'd'],
  ['ARR', 'y'],
  ['tenure', undefined],
  ['Amount', undefined],
])('the unit of %j is %s', (header, expected) => {
  expect(unit(header)).toBe(expected);
});

test.each([
  ['Amount (EUR)', 'EUR'],
  ['spend_usd', 'USD'],
  ['Spend ($/mo)', '$'],
  ['annual spend £', 'GBP'],
  ['spend_all', undefined],
  ['Start (UTC)', undefined],
  ['Amount', undefined],
])('the currency of %j is %s', (header, expected) => {
  expect(headerName(header).currency).toBe(expected);
});
