// Writes THIRD_PARTY_NOTICES: the licence of every package that the bundles contain, of the files that ship beside them, and the
// credits of data in docs/credits.md. Run it after a dependency changed: node scripts/third-party-notices.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../esbuild.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Packages whose files ship without passing through the bundler. */
const shippedAsFiles = ['@vscode/tree-sitter-wasm', '@tree-sitter-grammars/tree-sitter-kotlin'];

/** `node_modules/a/node_modules/@b/c/x.js` belongs to the folder `node_modules/a/node_modules/@b/c`. */
const packageFolder = input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];

function licenceText(folder) {
  const file = readdirSync(folder).find(name => /^(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(path.join(folder, file), 'utf8').trim() : undefined;
}

const folders = new Set(shippedAsFiles.map(name => `node_modules/${name}`));
for (const metafile of await buildAll())
  for (const input of Object.keys(metafile.inputs)) {
    const folder = packageFolder(input);
    if (folder) folders.add(folder);
  }

const packages = [...folders].map(folder => {
  const full = path.join(root, folder);
  const { name, version, license, homepage } = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
  return { name, version, license, homepage, text: licenceText(full) };
});
packages.sort((a, b) => a.name.localeCompare(b.name));

const sections = packages.map(({ name, version, license, homepage, text }) =>
  [
    `## ${name} ${version} (${license})`,
    homepage,
    '```',
    text ?? `Published under ${license}; the package has no licence file.`,
    '```',
  ]
    .filter(Boolean)
    .join('\n'),
);
const credits = readFileSync(path.join(root, 'docs/credits.md'), 'utf8').trim();
const head = `# Third-party notices

Inference Cost is published under the MIT licence (LICENSE). It contains the following packages, vocabularies and data.`;
writeFileSync(path.join(root, 'THIRD_PARTY_NOTICES'), `${[head, credits, '# Packages', ...sections].join('\n\n')}\n`);
console.log(`THIRD_PARTY_NOTICES: ${packages.length} packages`);
