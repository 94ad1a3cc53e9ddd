// Every message for people that the source passes to `t` or `vscode.l10n.t`. The build writes them to l10n/bundle.l10n.json, from
// which translators start; a translation is l10n/bundle.l10n.LANGUAGE.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'l10n/bundle.l10n.json');

/** `t('…')`, `l10n.t("…")`, on one line or with the text on the next. */
const call = /\bt\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** Messages that the source passes as values: `Bound` of src/performance/estimate.ts. */
const values = ['compute', 'memory bandwidth', 'interconnect', 'host overhead'];

const unescaped = text =>
  text.replace(/\\(u[\da-f]{4}|.)/gi, (_, what) => (what.length > 1 ? JSON.parse(`"\\${what}"`) : what));

/** @returns {string[]} sorted, each once */
export function collectMessages() {
  const files = ['src', 'webview'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => path.join(root, folder, file)),
  );
  const found = files.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(call)].map(([, , message]) => unescaped(message)),
  );
  return [...new Set([...found, ...values])].sort();
}

export function writeMessages() {
  const messages = Object.fromEntries(collectMessages().map(message => [message, message]));
  mkdirSync(path.dirname(bundle), { recursive: true });
  writeFileSync(bundle, `${JSON.stringify(messages, null, 2)}\n`);
}
