// Packs the extension as users install it: inference-cost.vsix in the root of the repository.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
export const vsix = path.join(root, 'inference-cost.vsix');

/** Builds for production (`vscode:prepublish`) and packs. esbuild bundles the packages, so none travel beside the bundle. */
export function packageExtension() {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  try {
    execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`vsce package failed:\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  packageExtension();
  console.log(`Packed ${path.relative(process.cwd(), vsix)}`);
}
