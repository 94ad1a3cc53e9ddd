// The foreign editor that the language server is tested with.
import { spawnSync } from 'node:child_process';
import { debianPackages, installDebianPackages } from './debian-packages.mjs';

const isInstalled = () => spawnSync('nvim', ['--version']).status === 0;

/**
 * Installs Neovim where this process may; says so, or why its test is skipped.
 * @param {{ installed?: () => boolean, mayInstall?: boolean, install?: () => void, say?: (line: string) => void }} parts for tests
 */
export function provideNeovim({
  installed = isInstalled,
  mayInstall = debianPackages().mayInstall,
  install = () => installDebianPackages('neovim'),
  say = console.log,
} = {}) {
  if (installed()) return;
  if (!mayInstall) {
    say('Neovim is not installed: the test of the language server with it is skipped. Install nvim to run it.');
    return;
  }
  say('Installing Neovim, a foreign client of the language server (apt-get install neovim, about 15 MB) …');
  try {
    install();
  } catch (error) {
    say(`Neovim could not be installed, so its test is skipped: ${error.message.split('\n', 1)[0]}`);
  }
}
