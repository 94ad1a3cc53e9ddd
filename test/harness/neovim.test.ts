import { expect, test } from 'vitest';
import { provideNeovim } from '../../scripts/neovim.mjs';

const told = (parts: { installed: boolean; mayInstall: boolean; fails?: boolean }) => {
  const said: string[] = [];
  let installs = 0;
  provideNeovim({
    installed: () => parts.installed,
    mayInstall: parts.mayInstall,
    install: () => {
      installs++;
      if (parts.fails) throw new Error('Command failed: apt-get\nand more');
    },
    say: line => said.push(line),
  });
  return { installs, said: said.join('\n') };
};

test.each([
  ['where it is, nothing happens', { installed: true, mayInstall: true }, { installs: 0, said: '' }],
  [
    'as root on Debian it is installed',
    { installed: false, mayInstall: true },
    { installs: 1, said: expect.stringContaining('Installing Neovim') },
  ],
  [
    'elsewhere its test is skipped, which is said',
    { installed: false, mayInstall: false },
    { installs: 0, said: expect.stringMatching(/is skipped\. Install nvim/) },
  ],
  [
    'an installation that fails is no failure of the tests',
    { installed: false, mayInstall: true, fails: true },
    {
      installs: 1,
      said: expect.stringMatching(/could not be installed, so its test is skipped: Command failed: apt-get$/),
    },
  ],
])('%s', (_, parts, expected) => expect(told(parts)).toEqual(expected));
