import type { WhatIf } from '../../../render/what-if.ts';
import type { Request } from '../../command.ts';
import type { OptionSpec } from '../../option.ts';
import { economicInputs } from '../economics/economic-inputs.ts';
import { requestText } from '../files-asked/request-text.ts';
import { type ControlsRequest, controlsOf } from './controls.ts';
import type { WhatIfData } from './what-if-data.ts';

/**
 * The inputs of a request as controls of a page.
 *
 * @param options - those beside the economic inputs that the figures depend on, which the command line keeps
 * @param more - what the page needs besides
 */
export function whatIf(
  { operands, texts = {} }: Request,
  options: readonly Pick<OptionSpec, 'name' | 'formerly'>[],
  request: ControlsRequest,
  more: (data: WhatIfData) => WhatIfData,
): WhatIf {
  const kept = Object.entries(texts).filter(
    ([name]) =>
      options.some((option) => option.name === name || option.formerly === name) &&
      !economicInputs.some((input) => input.name === name),
  );
  const { command } = request;
  return {
    kind: 'what-if',
    data: () =>
      more({
        of: command,
        heading: 'What if',
        command: requestText({ command, operands, options: Object.fromEntries(kept) }),
        ...controlsOf(request),
      }),
  };
}
