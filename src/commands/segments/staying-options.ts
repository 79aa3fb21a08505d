import { type ModelName, modelNames } from '../../core/survival/model.ts';
import type { OptionSpec, OptionValues } from '../command.ts';

/** Which models of how long customers stay are fitted; one meaning in every command. */
export const modelOption: OptionSpec = {
  name: 'model',
  value: 'MODEL',
  choices: ['auto', ...modelNames],
  group: 'How long customers stay',
  help: 'model fitted to recorded tenures, for what lies beyond the data; auto fits all and takes the best AIC (auto)',
};

/** The models that the option asks for. */
export function modelsOf({ model }: OptionValues): readonly ModelName[] {
  const named = modelNames.find((name) => name === model);
  return named === undefined ? modelNames : [named];
}
