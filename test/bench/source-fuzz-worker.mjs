// One process of `source-fuzz.mjs`: runs inputs until it has run as many as it was told, and sends what it counts and what breaks.
import { ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createMutations, excerptsOf } from './source-mutations.mjs';
import { loadScanner, readAsset } from './source-scanner.mjs';

const [inputs, seed, folder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const { scanner, fixtures, promptFileSamples, applyEdit, breakingTexts, adapterOf, loadParser } = await loadScanner();

const programs = [...fixtures, ...promptFileSamples];
const parsers = new Map();
for (const language of new Set(programs.map(({ language }) => language))) {
  await scanner.prepare(language);
  const adapter = adapterOf(language);
  if (adapter && language !== 'jupyter') parsers.set(language, await loadParser(readAsset, adapter.grammar));
}
const excerptsByLanguage = new Map();
for (const { name: file, language, text } of programs) {
  const holdsCalls = excerpt => scanner.scan({ file, language, text: excerpt }).calls.length > 0;
  const excerpts = parsers.has(language) ? excerptsOf(text, holdsCalls) : [text];
  const known = excerptsByLanguage.get(language) ?? [];
  excerptsByLanguage.set(language, [...known, ...excerpts.map(excerpt => ({ file, language, text: excerpt }))]);
}
const languages = [...excerptsByLanguage.keys()];
const texts = [...excerptsByLanguage.values()].flat().map(({ text }) => text);
const { below, one, edit, mutate } = createMutations(seed, { breakingTexts, applyEdit }, texts);

const cpu = call => {
  const start = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
};
const least = (times, call) => {
  let best = Number.POSITIVE_INFINITY;
  for (let left = times; left > 0; left--) best = Math.min(best, cpu(call));
  return best;
};

/** Milliseconds that an input may take; below 10 kB the clock and the garbage collector say more than the scanner. */
const allowed = text => Math.max(10, text.length / 1000);

/** Milliseconds; a scan ends soon after one second. */
const longestParse = 1100;

const rows = new Map();
const tell = (kind, source, detail) => process.send({ broken: { kind, source, detail } });

/** The input that is being scanned, for the one that is never done. */
const current = folder ? openSync(path.join(folder, `current-${seed}.json`), 'w') : undefined;

/** What tree-sitter does with a text; for some it would take minutes, so that it ends where a scan would. */
function parseAlone({ language, text }) {
  const parser = parsers.get(language);
  const end = performance.now() + longestParse;
  const tree = parser?.parse(text, null, { progressCallback: () => performance.now() > end });
  if (tree) tree.delete();
  else parser?.reset();
}

function check(source, options) {
  const row = rows.get(source.language) ?? {
    inputs: 0,
    characters: 0,
    milliseconds: 0,
    slowest: 0,
    parser: 0,
    ended: 0,
  };
  rows.set(source.language, row);
  let result;
  const scan = () => {
    result = scanner.scan(source, options);
  };
  const start = performance.now();
  try {
    scan();
  } catch (error) {
    tell('throws', source, error instanceof Error ? error.stack.split('\n').slice(0, 4).join(' | ') : String(error));
    return undefined;
  }
  let taken = performance.now() - start;
  row.inputs++;
  row.characters += source.text.length;
  row.milliseconds += taken;
  if (result.problems.some(({ code }) => code === 'time-limit')) row.ended++;
  if (taken > allowed(source.text)) {
    // A pause of the machine is no fault of the input: the CPU time of the fastest of several scans counts.
    taken = least(3, scan);
    if (taken > allowed(source.text)) {
      const parse = least(3, () => parseAlone(source));
      row.parser = Math.max(row.parser, parse / allowed(source.text));
      taken -= parse;
    }
    if (taken > allowed(source.text))
      tell('slow', source, `${taken.toFixed(1)} ms for ${source.text.length} characters`);
  }
  row.slowest = Math.max(row.slowest, taken / allowed(source.text));
  return result;
}

// The first scans of a language pay for compiling what reads it.
for (let round = 0; round < 20; round++)
  for (const { name: file, ...program } of programs) scanner.scan({ ...program, file });

const report = done => {
  process.send({ done, rows: [...rows] });
  rows.clear();
};
for (let done = 1; done <= inputs; done++) {
  const { file, language, text } = one(excerptsByLanguage.get(one(languages)));
  const source = { file, language: below(60) === 0 ? one(languages) : language, text: mutate(text) };
  if (current !== undefined) {
    const written = Buffer.from(JSON.stringify(source));
    writeSync(current, written, 0, written.length, 0);
    ftruncateSync(current, written.length);
  }
  const scratch = check(source);
  if (done % 50 === 0 && scratch) {
    const edited = { ...source, text: applyEdit(source.text, edit(source.text)) };
    check(source, { isEdited: true });
    const again = check(edited, { isEdited: true });
    if (JSON.stringify(again) !== JSON.stringify(scanner.scan(edited))) tell('edited differs', edited, source.text);
  }
  if (done % 100 === 0 || done === inputs) {
    report(done);
    // Messages leave between turns of the event loop.
    await new Promise(setImmediate);
  }
}
process.disconnect();
