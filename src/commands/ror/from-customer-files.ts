import type { Request, World } from '../command.ts';
import type { Found } from './found.ts';
import type { ProgrammeText } from './programme-text.ts';

export async function fromCustomerFiles(
  _text: ProgrammeText,
  _request: Request,
  _world: World,
): Promise<Found> {
  throw new RangeError('not yet');
}
