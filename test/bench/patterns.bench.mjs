// Regular expressions whose time grows with the square of a text: `node test/bench/patterns.bench.mjs`. Finds those written under
// `src/` and tries each on repeated pieces with an end that fits nowhere. Prints those that take more than eight milliseconds for 8,000
// characters or fewer, and more than twice what half as many take; ends with 1 when there are some.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScanner, readAsset } from './source-scanner.mjs';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src');
const { adapterOf, loadParser } = await loadScanner();
const { parser } = await loadParser(readAsset, adapterOf('typescript').grammar);

const marks = [...' \n\t\r{}_.,:;/\\|#"\'`-+*=%@$~()[]<>0aA'];
const words = [
  'a.',
  'a,',
  'a:',
  'a b ',
  'aA',
  '- ',
  ' \n',
  '{{',
  '{%',
  '//',
  '1..',
  'x=',
  '[a',
  'Role',
  'retry',
  'range(',
  'system ',
];
const milliseconds = (pattern, text) => {
  const start = performance.now();
  text.replace(pattern, '');
  return performance.now() - start;
};

/** A text that a pattern is slow for, with the times for it and for twice as much. */
function slowText(pattern) {
  for (const piece of [...marks, ...words])
    for (const [head, tail] of [
      ['', ''],
      ['', '!'],
      ['', '\n!'],
      ['x ', '!'],
    ]) {
      let before = 0;
      for (let characters = 250; characters <= 8000; characters *= 2) {
        const text = head + piece.repeat(characters / piece.length) + tail;
        const time = Math.min(milliseconds(pattern, text), milliseconds(pattern, text));
        if (time > 8 && time > 2.5 * before) return { text: head + piece + tail, characters, time };
        before = time;
      }
    }
  return undefined;
}

let tried = 0;
for (const file of readdirSync(source, { recursive: true })) {
  if (!file.endsWith('.ts')) continue;
  const text = readFileSync(path.join(source, file), 'utf8');
  const tree = parser.parse(text);
  for (const node of tree.rootNode.descendantsOfType('regex')) {
    const flags = node.childForFieldName('flags')?.text ?? '';
    const pattern = new RegExp(node.childForFieldName('pattern').text, flags.replace('y', ''));
    tried++;
    const slow = slowText(pattern);
    if (!slow) continue;
    process.exitCode = 1;
    const { characters, time } = slow;
    const place = `src/${file}:${node.startPosition.row + 1}`;
    console.log(
      `${place}: ${time.toFixed(1)} ms for ${characters} characters of ${JSON.stringify(slow.text)}: ${pattern}`,
    );
  }
  tree.delete();
}
console.log(`${tried} patterns tried`);
