// Finds the browser that shows the editor: Debian's Chromium first, else a Chrome or Edge that is already there.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const executables = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const isExecutable = file => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Path of a Chromium, Chrome or Edge, or undefined. The environment variable CHROMIUM overrides the search.
 * @returns {string | undefined}
 */
export function findBrowser(environment = process.env) {
  const chosen = environment.CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM is set to ${chosen}, which cannot be executed. Correct it or unset it.`);
  }
  const folders = (environment.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [...executables.flatMap(name => folders.map(folder => path.join(folder, name))), ...fixedPlaces];
  return candidates.find(isExecutable);
}

/**
 * How to get a browser on this machine: `apt` when this process may install Debian packages, else a sentence for the reader.
 * @param {{ uid?: number, aptGet?: boolean, osRelease?: string }} machine
 * @returns {{ install: 'apt' } | { advice: string }}
 */
export function planBrowserInstallation(machine = describeMachine()) {
  // Ubuntu's package of the same name is a stub that wants snapd, so its users get the advice.
  const debian = /^ID=debian$/m.test(machine.osRelease ?? '');
  if (debian && machine.aptGet && machine.uid === 0) return { install: 'apt' };
  if (debian && machine.aptGet)
    return { advice: 'no browser found: run `sudo apt-get install chromium`, then try again' };
  return { advice: 'no browser found: install Chromium, Chrome or Edge, or set CHROMIUM to its path, then try again' };
}

const describeMachine = () => ({
  uid: process.getuid?.(),
  aptGet: existsSync('/usr/bin/apt-get'),
  osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
});

/** Installs Debian's Chromium and one font family, without asking questions. */
export function installChromium() {
  console.log(
    'Installing Chromium, which shows the editor (apt-get install chromium fonts-dejavu-core, about 300 MB) …',
  );
  const apt = (/** @type {string[]} */ ...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}
