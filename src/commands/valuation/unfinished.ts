import { type Customers, customerStatus } from '../../core/customers.ts';

/** Customers who are still active, so that their tenure is unfinished; null where the files do not say. */
export const unfinished = ({ status }: Customers): number | null =>
  status === undefined
    ? null
    : status.reduce((count, each) => (each === customerStatus.active ? count + 1 : count), 0);
