import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { bashCompletion } from './bash.ts';
import { completedCommands, type Shell, shells } from './completed.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/**
 * The script that completes commands, options, their values and files in a shell.
 *
 * @throws {Refusal} no shell is named, or one that there is no completion for
 */
export async function completion([shell, ...others]: readonly string[]): Promise<string> {
  const example = 'rapport completion bash';
  if (shell === undefined) {
    const what = `the name of a shell: ${shells.join(', ')}`;
    throw new Refusal(problem('operand-missing', { command: 'completion', what, example }));
  }
  const [other] = others;
  if (other !== undefined) {
    throw new Refusal(
      problem('operand-unexpected', { command: 'completion', operand: other, example }),
    );
  }
  if (!isShell(shell)) {
    const args = { option: 'completion', text: shell, choices: shells.join(', ') };
    throw new Refusal(problem('option-choice', args));
  }
  return scripts[shell](await completedCommands());
}

const isShell = (text: string): text is Shell => shells.some((each) => each === text);

/** What `rapport completion --help` prints. */
export const completionHelp = `rapport completion: complete commands, options and files in a shell

Usage: rapport completion ${shells.join('|')}

In the file that the shell reads when it starts:
  ~/.bashrc                    eval "$(rapport completion bash)"
  ~/.zshrc, after compinit     source <(rapport completion zsh)
  ~/.config/fish/config.fish   rapport completion fish | source
`;
