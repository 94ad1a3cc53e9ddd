// Programs that tests need beside npm's packages, from Debian. Imports nothing that is not part of Node.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ uid?: number, aptGet?: boolean, osRelease?: string }} Machine */

/** @returns {Machine} */
export const describeMachine = () => ({
  uid: process.getuid?.(),
  aptGet: existsSync('/usr/bin/apt-get'),
  osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
});

/**
 * Whether the machine takes Debian's packages, and whether this process may install them.
 * @param {Machine} machine
 */
export const debianPackages = (machine = describeMachine()) => {
  const debian = Boolean(machine.aptGet && /^ID=debian$/m.test(machine.osRelease ?? ''));
  return { debian, mayInstall: debian && machine.uid === 0 };
};

/** Installs Debian packages without asking questions. */
export function installDebianPackages(...packages) {
  const apt = (/** @type {string[]} */ ...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
