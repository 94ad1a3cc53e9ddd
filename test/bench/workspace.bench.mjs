// `lint` over a workspace of 10,000 files, and how soon it stops: `node test/bench/workspace.bench.mjs [FILES]` (after
// `node esbuild.mjs`). One file in ten holds calls (the tests' fixtures, one more function each time); the others are code
// without a word of any SDK, in the fixtures' languages. Prints wall and CPU seconds, the most memory that was resident (the
// process with its threads), and the milliseconds from Ctrl-C to the end.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const count = Number(process.argv[2] ?? 10_000);
const targets = { seconds: 20, megabytes: 400, stop: 100 };

/** A program of some 4 kB in which nobody calls a model, in the manner of each language. */
const plain = {
  py: name =>
    `import os\n\n\ndef ${name}(items, limit=10):\n    total = 0\n    for item in items:\n        total += item.price * limit\n    return {"total": total, "path": os.getcwd()}\n\n\n`,
  ts: name =>
    `export function ${name}(items: { price: number }[], limit = 10): number {\n  let total = 0;\n  for (const item of items) total += item.price * limit;\n  return Math.max(total, 0);\n}\n\n`,
  go: name =>
    `func ${name}(items []Item, limit int) int {\n\ttotal := 0\n\tfor _, item := range items {\n\t\ttotal += item.Price * limit\n\t}\n\treturn total\n}\n\n`,
  java: name =>
    `class ${name} {\n  int total(java.util.List<Integer> items, int limit) {\n    int total = 0;\n    for (int item : items) total += item * limit;\n    return total;\n  }\n}\n\n`,
  md: name => `# ${name}\n\nSums the prices of all items and multiplies them by the limit.\n\n`,
};

function generate(folder) {
  const fixtures = path.join(root, 'test/fixtures/sdks');
  const withCalls = readdirSync(fixtures).filter(name => !name.endsWith('.calls'));
  let characters = 0;
  for (let index = 0; index < count; index++) {
    const place = path.join(folder, `package${Math.floor(index / 100)}`);
    mkdirSync(place, { recursive: true });
    const fixture = withCalls[Math.floor(index / 10) % withCalls.length];
    const [extension, write] = Object.entries(plain)[index % 5];
    const name = index % 10 === 0 ? `${index}-${fixture}` : `module${index}.${extension}`;
    const text =
      index % 10 === 0
        ? readFileSync(path.join(fixtures, fixture), 'utf8')
        : Array.from({ length: 18 }, (_, part) => write(`compute${index}x${part}`)).join('');
    characters += text.length;
    writeFileSync(path.join(place, name), text);
  }
  return characters;
}

/** CPU seconds of a process so far, and the most of its memory that was resident; undefined once it has ended. */
function usageOf(pid) {
  try {
    // A process that has ended, but was not waited for yet, has a status without memory.
    const resident = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (resident === undefined) return undefined;
    const megabytes = Number(resident) / 1024;
    // The 14th and 15th field of stat, in hundredths of a second; the second one, a name in brackets, may hold spaces.
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return { megabytes, cpu: (user + system) / 100 };
  } catch {
    return undefined;
  }
}

/** Runs `lint` in a folder; after `stopAfter` milliseconds it gets Ctrl-C. */
function lint(folder, stopAfter) {
  return new Promise(resolve => {
    const start = performance.now();
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'lint', '--format', 'json'], {
      cwd: folder,
    });
    let usage = { megabytes: 0, cpu: 0 };
    let output = '';
    let stopped;
    const watch = setInterval(() => {
      usage = usageOf(child.pid) ?? usage;
    }, 20);
    child.stdout.on('data', data => {
      output += data;
    });
    if (stopAfter !== undefined)
      setTimeout(() => {
        stopped = performance.now();
        child.kill('SIGINT');
      }, stopAfter);
    child.on('close', () => {
      clearInterval(watch);
      const end = performance.now();
      resolve({ ...usage, seconds: (end - start) / 1000, output, stop: stopped === undefined ? 0 : end - stopped });
    });
  });
}

const verdict = (value, target) => (value <= target ? 'met' : 'missed');

const folder = mkdtempSync(path.join(tmpdir(), 'workspace-bench-'));
try {
  const characters = generate(folder);
  const { seconds, cpu, megabytes, output } = await lint(folder);
  const report = JSON.parse(output);
  console.log(`${count} files, ${(characters / 1e6).toFixed(1)} MB, ${report.calls?.length ?? '?'} calls`);
  console.log(
    `lint           ${seconds.toFixed(1)} s (${verdict(seconds, targets.seconds)}: ${targets.seconds} s), ${cpu.toFixed(1)} s of CPU`,
  );
  console.log(
    `most resident  ${megabytes.toFixed(0)} MB (${verdict(megabytes, targets.megabytes)}: ${targets.megabytes} MB)`,
  );
  for (const after of [300, 1000, 2500]) {
    const { stop } = await lint(folder, after);
    console.log(
      `Ctrl-C after ${after} ms: ended after ${stop.toFixed(0)} ms (${verdict(stop, targets.stop)}: ${targets.stop} ms)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
