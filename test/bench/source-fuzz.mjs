// Broken inputs for the scanner: `node test/bench/source-fuzz.mjs [SECONDS] [SEED] [FOLDER]` (after `node esbuild.mjs`). Mutates the
// fixtures of every language and one file of each kind of prompt file. No input may throw; none may take more than 100 ms of CPU
// time per 100 kB, beside what tree-sitter needs to get past broken text, which is told apart; each eighth is a document that is edited, whose scan must equal one from scratch. Prints what broke, and a
// table of the languages; writes the inputs at fault to FOLDER; ends with 1 when something broke.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { loadScanner, readAsset } from './source-scanner.mjs';

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1e9);
const folder = process.argv[4];
const { scanner, fixtures, promptFileSamples, applyEdit, breakingTexts, adapterOf, loadParser } = await loadScanner();

const random = xoroshiro128plus(seed);
/** A whole number from 0 to below `count`. */
const below = count => uniformInt(random, 0, count - 1);
const one = list => list[below(list.length)];

const seeds = [...fixtures, ...promptFileSamples];
const parsers = new Map();
for (const language of new Set(seeds.map(seed => seed.language))) {
  await scanner.prepare(language);
  const adapter = adapterOf(language);
  if (adapter && language !== 'jupyter') parsers.set(language, await loadParser(readAsset, adapter.grammar));
}

/** A file's head, which holds its imports, and a few of its further lines. */
function excerpt(text) {
  const lines = text.split('\n');
  if (lines.length < 24 || below(4) === 0) return text;
  const from = 12 + below(lines.length - 20);
  return [...lines.slice(0, 12), ...lines.slice(from, from + 8 + below(30))].join('\n');
}

const edit = text => ({
  at: below(text.length + 1),
  length: below(61),
  text: one(breakingTexts),
  kind: one(['cut', 'double', 'insert']),
});

const mutations = {
  edits: text => {
    let edited = text;
    for (let left = 1 + below(6); left > 0; left--) edited = applyEdit(edited, edit(edited));
    return edited;
  },
  lines: text => {
    const lines = text.split('\n');
    for (let left = 1 + below(5); left > 0; left--) {
      const [line] = lines.splice(below(lines.length), 1);
      if (below(2) === 0) lines.splice(below(lines.length + 1), 0, line ?? '', line ?? '');
    }
    return lines.join('\n');
  },
  splice: text => {
    const other = excerpt(one(seeds).text);
    const at = below(text.length + 1);
    return text.slice(0, at) + other.slice(below(other.length + 1)) + (below(2) === 0 ? text.slice(at) : '');
  },
  /** One stretch many times over: nesting, long lines, long chains. */
  repeat: text => {
    const at = below(text.length + 1);
    const stretch = below(3) === 0 ? one(breakingTexts) : text.slice(at, at + 1 + below(80));
    const most = below(50) === 0 ? 100_000 : 4_000;
    const times = Math.floor(below(most) / Math.max(1, stretch.length));
    return text.slice(0, at) + stretch.repeat(times) + text.slice(at);
  },
};

const cpu = call => {
  const start = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
};

/** Milliseconds that an input may take; below 10 kB the clock and the garbage collector say more than the scanner. */
const allowed = text => Math.max(10, text.length / 1000);

const byLanguage = new Map();
const broken = [];
const tell = (kind, source, detail) => {
  broken.push({ kind, language: source.language });
  if (folder) writeFileSync(path.join(folder, `${broken.length}-${kind}-${path.basename(source.file)}`), source.text);
  if (broken.length <= 20)
    console.log(`${kind}: ${source.language} ${source.file}: ${detail}\n${JSON.stringify(source.text.slice(0, 600))}`);
};

function check(source, options) {
  const row = byLanguage.get(source.language) ?? { inputs: 0, characters: 0, milliseconds: 0, slowest: 0, parser: 0 };
  byLanguage.set(source.language, row);
  let result;
  const scan = () => {
    result = scanner.scan(source, options);
  };
  let taken;
  try {
    taken = cpu(scan);
  } catch (error) {
    tell('throws', source, error instanceof Error ? error.stack.split('\n').slice(0, 4).join(' | ') : error);
    return undefined;
  }
  row.inputs++;
  row.characters += source.text.length;
  row.milliseconds += taken;
  // A pause of the machine is no fault of the input: the fastest of several scans counts.
  for (let left = 4; left > 0 && taken > allowed(source.text); left--) taken = Math.min(taken, cpu(scan));
  if (taken > allowed(source.text)) {
    const parse = parseTime(source);
    row.parser = Math.max(row.parser, parse / allowed(source.text));
    taken -= parse;
  }
  row.slowest = Math.max(row.slowest, taken / allowed(source.text));
  if (taken > allowed(source.text)) tell('slow', source, `${taken.toFixed(1)} ms for ${source.text.length} characters`);
  return result;
}

/** What tree-sitter alone takes for a text, in milliseconds. */
function parseTime({ language, text }) {
  const parser = parsers.get(language);
  let least = Number.POSITIVE_INFINITY;
  for (let left = 4; parser && left > 0; left--)
    least = Math.min(
      least,
      cpu(() => parser.parse(text)?.delete()),
    );
  return parser ? least : 0;
}

// The first scans of a language pay for compiling what reads it.
for (let round = 0; round < 20; round++) for (const source of seeds) scanner.scan({ ...source, file: source.name });

const end = Date.now() + seconds * 1000;
let inputs = 0;
for (; Date.now() < end; inputs++) {
  const { name: file, language, text } = one(seeds);
  const mutate = one(Object.values(mutations));
  const source = { file, language: below(60) === 0 ? one(seeds).language : language, text: mutate(excerpt(text)) };
  const scratch = check(source);
  if (inputs % 8 !== 0 || !scratch) continue;
  const edited = { ...source, text: applyEdit(source.text, edit(source.text)) };
  check(source, { isEdited: true });
  const again = check(edited, { isEdited: true });
  if (JSON.stringify(again) !== JSON.stringify(scanner.scan(edited)))
    tell('edited differs', edited, source.text.slice(0, 600));
}

console.log(`${inputs} mutated inputs, seed ${seed}: ${broken.length} broken`);
for (const [language, { inputs: count, characters, milliseconds, slowest, parser }] of byLanguage)
  console.log(
    `${language.padEnd(16)} ${String(count).padStart(8)} scans  ${((milliseconds / characters) * 1e5).toFixed(1).padStart(6)} ms per 100 kB` +
      `  slowest input ${(slowest * 100).toFixed(0)} % of what it may take` +
      (parser > 0 ? `, tree-sitter alone up to ${(parser * 100).toFixed(0)} %` : ''),
  );
process.exitCode = broken.length > 0 ? 1 : 0;
