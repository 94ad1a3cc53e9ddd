// Finds the browser that shows the editor: Debian's Chromium first, else a Chrome or Edge that is already there.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { debianPackages, describeMachine, installDebianPackages } from '../../scripts/debian-packages.mjs';

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
 * @param {import('../../scripts/debian-packages.mjs').Machine} machine
 * @returns {{ install: 'apt' } | { advice: string }}
 */
export function planBrowserInstallation(machine = describeMachine()) {
  // Ubuntu's package of the same name is a stub that wants snapd, so its users get the advice.
  const { debian, mayInstall } = debianPackages(machine);
  if (mayInstall) return { install: 'apt' };
  if (debian) return { advice: 'no browser found: run `sudo apt-get install chromium`, then try again' };
  return { advice: 'no browser found: install Chromium, Chrome or Edge, or set CHROMIUM to its path, then try again' };
}

/** Installs Debian's Chromium and one font family, without asking questions. */
export function installChromium() {
  console.log(
    'Installing Chromium, which shows the editor (apt-get install chromium fonts-dejavu-core, about 300 MB) …',
  );
  installDebianPackages('chromium', 'fonts-dejavu-core');
}
