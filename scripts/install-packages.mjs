// Installs a folder's npm packages when they are missing or differ from its lock file. Imports nothing that is not part of Node.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const readPackages = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: ${error.message}. Delete it, or restore it with git, and run again.`);
  }
};

/** True when node_modules holds what package-lock.json asks for. Packages for other platforms may be absent. */
export function arePackagesInstalled(folder) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const present = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const same = (name, entry) =>
    present[name]?.version === entry.version && present[name]?.integrity === entry.integrity;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || (entry.optional && !present[name]) || same(name, entry),
  );
}

/**
 * Installs what the lock file says, without install scripts, only when something is to do. Not `npm ci`: npm 11 refuses a lock
 * file that lacks an optional package of another platform, and a registry need not carry all of those.
 * @param {string} folder holds package.json and package-lock.json
 * @param {string} purpose completes the sentence "Installing …"
 */
export function installPackages(folder, purpose) {
  if (arePackagesInstalled(folder)) return;
  const place = path.relative(process.cwd(), path.join(folder, 'node_modules'));
  console.log(`Installing ${purpose}, into ${place} …`);
  runNpm(folder, ['install', '--no-save', '--ignore-scripts']);
}

/** Runs npm quietly in `folder`; what it has to say about errors goes to the terminal. */
export function runNpm(folder, args, env = process.env) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    execFileSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      env,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    throw new Error(`npm ${args.join(' ')} failed in ${folder}: ${error.message.split('\n')[0]}`);
  }
}
