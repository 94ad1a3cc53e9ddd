// Scan time against the floor, a bare parse: `node test/bench/source.bench.mjs [FOLDER]` (after `node esbuild.mjs`). Times are
// CPU milliseconds of this process: of the first pass over the texts, in which engines still compile, and the best of several
// later ones, as in an editor or a run over many files; parses and scans take turns, so that both meet the same noise. Without a folder it grows fixtures, which are full of calls:
// the worst case; and types in a TypeScript file of 2,000 lines. With one it takes the folder's files, each language summed up.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadScanner, readAsset } from './source-scanner.mjs';

const { adapterOf, fixtures, languageOf, loadParser, scanner } = await loadScanner();

/** CPU milliseconds of the fastest of `runs` calls. */
const fastest = (runs, call) => {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e3);
  }
  return best;
};

const parsers = new Map();
async function parserOf(language) {
  if (!parsers.has(language)) {
    parsers.set(language, (await loadParser(readAsset, adapterOf(language).grammar)).parser);
    await scanner.prepare(language);
  }
  return parsers.get(language);
}

async function measure(title, language, texts, runs) {
  const parser = await parserOf(language);
  let calls = 0;
  const once = {
    parse: () => texts.forEach(text => void parser.parse(text)?.delete()),
    scan: () => {
      calls = 0;
      for (const text of texts) calls += scanner.scan({ file: 'bench', language, text }).calls.length;
    },
  };
  const first = { parse: fastest(1, once.parse), scan: fastest(1, once.scan) };
  let { parse, scan } = first;
  for (let run = 1; run < runs; run++) {
    parse = Math.min(parse, fastest(1, once.parse));
    scan = Math.min(scan, fastest(1, once.scan));
  }
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(
    `${title}: ${size} characters, ${calls} calls: parse ${parse.toFixed(1)} ms, scan ${scan.toFixed(1)} ms, ` +
      `ratio ${(scan / parse).toFixed(2)} (first pass ${(first.scan / first.parse).toFixed(2)}), ${((scan / size) * 1e5).toFixed(1)} ms per 100 kB, ${(scan / texts.length).toFixed(1)} ms a file`,
  );
}

const folder = process.argv[2];
if (folder) {
  const byLanguage = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    const language = languageOf(name);
    if (!language || !adapterOf(language) || language === 'jupyter' || !statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8');
    if (text.length < 400_000) byLanguage.set(language, [...(byLanguage.get(language) ?? []), text]);
  }
  for (const [language, texts] of byLanguage) await measure(`${language}, ${texts.length} files`, language, texts, 30);
} else {
  const names = [
    'openai.py',
    'vercel-ai.ts',
    'openai-component.tsx',
    'ollama.js',
    'sdks.go',
    'Sdks.java',
    'Sdks.kt',
    'Sdks.cs',
  ];
  for (const fixture of [...names, 'sdks.rs', 'sdks.rb', 'sdks.php']) {
    const { language, text } = fixtures.find(({ name }) => name === fixture);
    for (const size of [10_000, 100_000, 1_000_000, 3_900_000]) {
      const copies = Math.max(1, Math.floor(size / (text.length + 1)));
      // A second `<?php` is an error.
      const more = text.replace(/^<\?php/, '');
      const grown = [text, ...Array.from({ length: copies - 1 }, () => more)].join('\n');
      await measure(language, language, [grown], size > 1e6 ? 1 : 3);
    }
  }
  await measureTyping();
}

/** A letter typed in a prompt, again and again, in a file of 2,000 lines with 100 calls: a scan each time, as the editor asks for it. */
async function measureTyping() {
  const language = 'typescript';
  await parserOf(language);
  const part = index =>
    `const SYSTEM_${index} = 'You answer questions about topic ${index}.';\n\n` +
    `export async function answer${index}(question: string, context: string[]) {\n` +
    "  if (question.length > 1000) throw new Error('too long');\n" +
    "  const history = context.map(text => ({ role: 'user' as const, content: text }));\n" +
    '  const response = await client.chat.completions.create({\n' +
    "    model: 'gpt-4o-mini',\n    messages: [\n" +
    `      { role: 'system', content: SYSTEM_${index} },\n      ...history,\n` +
    `      { role: 'user', content: \`Question \${question} number ${index}\` },\n    ],\n` +
    `    max_tokens: ${100 + index},\n  });\n` +
    "  return response.choices[0]?.message.content ?? '';\n}\n\n";
  const head = "import OpenAI from 'openai';\n\nconst client = new OpenAI();\n\n";
  let text = head + Array.from({ length: 100 }, (_, index) => part(index)).join('');
  text += '// A line that calls nobody.\n'.repeat(2000 - text.split('\n').length);
  const at = text.indexOf('questions about topic 50');
  const scan = options => scanner.scan({ file: 'typed.ts', language, text }, options);
  const scratch = fastest(20, () => scan());
  scan({ isEdited: true });
  const times = [];
  for (let stroke = 0; stroke < 100; stroke++) {
    text = text.slice(0, at) + 'abcdefghij '[stroke % 11] + text.slice(at);
    times.push(fastest(1, () => scan({ isEdited: true })));
  }
  times.sort((a, b) => a - b);
  console.log(
    `typing in ${text.length} characters, ${scan().calls.length} calls: from scratch ${scratch.toFixed(1)} ms, a letter ` +
      `${times[0].toFixed(1)} ms at best, ${times[50].toFixed(1)} median, ${times[95].toFixed(1)} p95`,
  );
}
