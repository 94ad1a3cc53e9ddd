#!/usr/bin/env node
// Context windows and output limits of hosted models, from a checkout of https://github.com/anomalyco/models.dev (MIT):
//   node scripts/import-hosted-limits.mjs MODELS_DEV_DIR COMMIT DATE OUT.json
// Only the providers of the price list are taken. Each model is one line: [context tokens, largest output in tokens]. Code still
// names retired models: put their last versions back into the checkout first (git log --diff-filter=D -- providers).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [root, commit, date, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node scripts/import-hosted-limits.mjs MODELS_DEV_DIR COMMIT DATE OUT.json');
  process.exit(2);
}

/** models.dev's folder for each provider, by the price list's id. */
const folders = {
  anthropic: 'anthropic',
  aws: 'amazon-bedrock',
  azure: 'azure',
  cerebras: 'cerebras',
  cohere: 'cohere',
  deepseek: 'deepseek',
  fireworks: 'fireworks-ai',
  google: 'google',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshotai',
  openai: 'openai',
  perplexity: 'perplexity',
  together: 'togetherai',
  'x-ai': 'xai',
  zai: 'zai',
  zhipuai: 'zhipuai',
};

/** The two numbers of the `[limit]` table; a model file may point at another one for them (a link may lead nowhere). */
function limits(file) {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const table = /^\[limit\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const number = key => Number(new RegExp(`^${key}\\s*=\\s*([\\d_]+)`, 'm').exec(table)?.[1]?.replaceAll('_', ''));
  const context = number('context');
  const output = number('output');
  if (context > 0) return [context, output > 0 ? output : null];
  const base = /^\s*(?:from|base_model)\s*=\s*"([^"]+)"/m.exec(text)?.[1];
  const target = base && path.join(root, 'models', `${base}.toml`);
  return target && limits(target);
}

function models(folder, prefix = '') {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap(entry => {
    const name = path.posix.join(prefix, entry.name);
    if (entry.isDirectory()) return models(folder, name);
    if (!name.endsWith('.toml')) return [];
    const found = limits(path.join(folder, name));
    if (!found) return [];
    // An embedding's output is the length of its vector.
    return [[name.slice(0, -'.toml'.length), /embed/.test(name) ? [found[0], null] : found]];
  });
}

const providers = Object.entries(folders).map(([id, folder]) => {
  const directory = path.join(root, 'providers', folder, 'models');
  const lines = existsSync(directory) ? models(directory) : [];
  console.log(`${id}: ${lines.length} models`);
  const body = lines.map(([name, pair]) => `      ${JSON.stringify(name)}: ${JSON.stringify(pair)}`);
  return `    ${JSON.stringify(id)}: {\n${body.join(',\n')}\n    }`;
});
const source = `https://github.com/anomalyco/models.dev at ${commit}`;
writeFileSync(
  out,
  `{\n  "source": ${JSON.stringify(source)},\n  "date": ${JSON.stringify(date)},\n  "limits": {\n${providers.join(',\n')}\n  }\n}\n`,
);
