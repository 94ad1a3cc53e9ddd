// One process of `source-fuzz.mjs`: runs inputs until it has run as many as it was told, and sends what it counts and what breaks.
import { ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createMutations, excerptsOf } from './source-mutations.mjs';
import { loadScanner, readAsset } from './source-scanner.mjs';

const [inputs, seed, folder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const { scanner, fixtures, promptFileSamples, applyEdit, breakingTexts, adapterOf, loadParser, readNotebook } =
  await loadScanner();

const programs = [...fixtures, ...promptFileSamples];
const runtimes = new Map();
for (const language of new Set(programs.map(({ language }) => language))) {
  await scanner.prepare(language);
  const adapter = adapterOf(language);
  if (adapter && language !== 'jupyter') runtimes.set(language, (await loadParser(readAsset, adapter.grammar)).runtime);
}
const excerptsByLanguage = new Map();
for (const { name: file, language, text } of programs) {
  const holdsCalls = excerpt => scanner.scan({ file, language, text: excerpt }).calls.length > 0;
  const excerpts = runtimes.has(language) ? excerptsOf(text, holdsCalls) : [text];
  const known = excerptsByLanguage.get(language) ?? [];
  excerptsByLanguage.set(language, [...known, ...excerpts.map(excerpt => ({ file, language, text: excerpt }))]);
}
const languages = [...excerptsByLanguage.keys()];
const texts = [...excerptsByLanguage.values()].flat().map(({ text }) => text);
const { below, one, edit, mutate } = createMutations(seed, { breakingTexts, applyEdit }, texts);

/** Milliseconds of CPU time. */
const cpu = call => {
  const start = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
};

/** Milliseconds that an input may take; below 10 kB the clock and the garbage collector say more than the scanner. */
const allowed = text => Math.max(10, text.length / 1000);

/** Milliseconds; what the parser of a scan may take, and somewhat more. */
const longestParse = 500;
/** Most pairs of a scan and a parse by which an input is judged that took too long. */
const mostPairs = 24;

const rows = new Map();
const tell = (kind, source, detail) => process.send({ broken: { kind, source, detail } });

/** The input that is being scanned, for the one that is never done. */
const current = folder ? openSync(path.join(folder, `current-${seed}.json`), 'w') : undefined;

/** What tree-sitter does with a text, as the scan has it parsed; for some it would take minutes. */
function parseAlone({ language, text }) {
  const notebook = language === 'jupyter' ? readNotebook(text) : undefined;
  const own = notebook?.language ?? language;
  const parser = runtimes.get(own)?.parserOf(adapterOf(own).grammar);
  const end = performance.now() + longestParse;
  const parsed = notebook?.text ?? adapterOf(own)?.rewrite?.(text) ?? text;
  const tree = parser?.parse(parsed, null, { progressCallback: () => performance.now() > end });
  if (tree) tree.delete();
  else parser?.reset();
}

/** Milliseconds; a scan that ends at the parser's limit has ended by then. */
const longestEnded = 600;
const isFailed = ({ problems }) => problems.some(({ code }) => code === 'parser-failed');
const isEnded = ({ problems }) => problems.some(({ code }) => code === 'time-limit');

/**
 * What an input takes of what it may, all in all and without tree-sitter. A pause of the machine and a collection of garbage are no
 * fault of an input: the fastest of several scans and of as many parses count, and slow ones are looked at again and again.
 */
function judge(source, scan) {
  const may = allowed(source.text);
  if (isEnded(scan())) {
    const whole = cpu(scan);
    return { whole: whole / may, own: whole > longestEnded ? whole / may : 0 };
  }
  let [whole, parse] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let pair = 0; pair < mostPairs; pair++) {
    whole = Math.min(whole, cpu(scan));
    if (whole <= may) return { whole: whole / may, own: 0 };
    parse = Math.min(
      parse,
      cpu(() => parseAlone(source)),
    );
    if (pair >= 2 && whole - parse <= may) break;
  }
  return { whole: whole / may, own: (whole - parse) / may };
}

const noRow = { inputs: 0, characters: 0, milliseconds: 0, own: 0, whole: 0, over: 0, ended: 0, failed: 0 };

function check(source, options) {
  const row = rows.get(source.language) ?? { ...noRow };
  rows.set(source.language, row);
  const scan = () => scanner.scan(source, options);
  let result;
  const start = performance.now();
  try {
    result = scan();
  } catch (error) {
    tell('throws', source, error instanceof Error ? error.stack.split('\n').slice(0, 4).join(' | ') : String(error));
    return undefined;
  }
  const taken = performance.now() - start;
  row.inputs++;
  row.characters += source.text.length;
  row.milliseconds += taken;
  if (isEnded(result)) row.ended++;
  if (isFailed(result)) {
    row.failed++;
    tell('parser fails', source, result.problems[0].detail);
    return undefined;
  }
  if (taken <= allowed(source.text)) return result;
  const { whole, own } = judge(source, scan);
  if (whole > 1) row.over++;
  row.whole = Math.max(row.whole, whole);
  row.own = Math.max(row.own, own);
  if (own > 1)
    tell('slow', source, `${(own * allowed(source.text)).toFixed(1)} ms for ${source.text.length} characters`);
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
    const fresh = scanner.scan(edited);
    // What a limit cuts off differs with the time that the machine takes.
    const isWhole = again && !isEnded(again) && !isEnded(fresh);
    if (isWhole && JSON.stringify(again) !== JSON.stringify(fresh)) tell('edited differs', edited, source.text);
  }
  if (done % 100 === 0 || done === inputs) {
    report(done);
    // Messages leave between turns of the event loop.
    await new Promise(setImmediate);
  }
}
process.disconnect();
