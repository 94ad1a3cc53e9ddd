import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const yaml = `model: m-1
limit: 9
review:
  system: |
    You review code.
  user: 'Review {code}'
list:
  - You are the first.
  - You are the second.
usual: &usual
  tone: You are kind.
other:
  <<: *usual
`;
const json =
  '{ "model": "m-1", "limit": 9, "review": { "system": "You review code." }, "list": ["You are the first."] }';
const files: Readonly<Record<string, string>> = { 'app/p.yaml': yaml, 'app/p.yml': yaml, 'app/p.json': json };

/** The calls of a program in `app/` beside the files. */
const callsOf = async (language: LanguageId, ending: string, text: string, others = files) =>
  resolved(await scan(language, text, { readFile: name => others[name] }, `app/a.${ending}`)).map(line =>
    line.replace(/\s*\[app\/p\.\w+\]$/, ''),
  );

const reviewed = ['system: You review code.', 'user: x'];

describe('prompts and settings in a file of YAML or JSON', () => {
  const python = (before: string, asked: string) =>
    `import json, os, yaml\nfrom pathlib import Path\nfrom omegaconf import OmegaConf\nfrom openai import OpenAI\nclient = OpenAI()\n${before}\nclient.responses.create(${asked}, input="x")`;
  const settings = ['client.responses.create, m-1 (constant), <= 9', ...reviewed];
  const asked = 'model=p["model"], max_output_tokens=p["limit"], instructions=p["review"]["system"]';

  test.each<[string, string, string?]>([
    ['an open file', 'with open("p.yaml") as f:\n    p = yaml.safe_load(f)'],
    ['its text', 'with open("p.yaml") as f:\n    p = yaml.safe_load(f.read())'],
    ['with a loader', 'p = yaml.load(open("p.yml"), Loader=yaml.FullLoader)'],
    ['a path', 'p = yaml.safe_load(Path("p.yaml").read_text())'],
    ['a path beside the file', 'p = yaml.safe_load((Path(__file__).parent / "p.yaml").read_text(encoding="utf-8"))'],
    ['a joined path', 'p = yaml.safe_load(open(os.path.join(os.path.dirname(__file__), "p.yaml")))'],
    ['JSON', 'with open("p.json") as f:\n    p = json.load(f)'],
    ['the text of JSON', 'p = json.loads(Path("p.json").read_text())'],
    [
      'a function that is given a name',
      'def load(name):\n    with open(f"{name}.yaml") as f:\n        return yaml.safe_load(f)\np = load("p")',
    ],
    [
      'OmegaConf',
      'p = OmegaConf.load("p.yaml")',
      'model=p.model, max_output_tokens=p.limit, instructions=p.review.system',
    ],
  ])('Python: %s', async (_name, before, read = asked) => {
    expect(await callsOf('python', 'py', python(before, read))).toEqual(settings);
  });

  test.each<[string, string, string[]]>([
    ['a place that is filled', 'p["review"]["user"].format(code="a + b")', ['system: Review a + b']],
    ['an item of a list', 'p["list"][1]', ['system: You are the second.']],
    ['an entry that is merged', 'p["other"]["tone"]', ['system: You are kind.']],
    ['an entry that is not there', 'p["nothing"]', ['system: {p.nothing}']],
  ])('%s', async (_name, read, expected) => {
    const before = 'p = yaml.safe_load(open("p.yaml"))';
    const found = await callsOf('python', 'py', python(before, `model="m", instructions=${read}`));
    expect(found.filter(line => line.startsWith('system'))).toEqual(expected);
  });

  test.each<[string, string]>([
    ['broken', 'review:\n  system: "You review\n code: [}'],
    ['of several documents', `${yaml}---\n${yaml}`],
    ['empty', ''],
    ['not a table', 'You review code.'],
    ['longer than a file of prompts', yaml + '# x\n'.repeat(20_000)],
    ['nested in itself', 'review: &a\n  more: *a\n'],
  ])('a file that is %s says nothing', async (_name, text) => {
    const before = 'p = yaml.safe_load(open("p.yaml"))';
    const asks = python(before, 'model="m", instructions=p["review"]["system"]');
    expect(await callsOf('python', 'py', asks, { 'app/p.yaml': text })).toEqual([
      'client.responses.create, m (literal)',
      expect.stringMatching(/^system: \{.*\}$/),
      'user: x',
    ]);
  });

  test('aliases that double in each line are not written out', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    const text = ['a0: &a0 [x, y]', ...lines, 'system: You review code.'].join('\n');
    const asks = python('p = yaml.safe_load(open("p.yaml"))', 'model="m", instructions=p["system"]');
    const start = performance.now();
    await callsOf('python', 'py', asks, { 'app/p.yaml': text });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  const script = (before: string, read: string) =>
    `import { readFileSync } from 'node:fs';\nimport path from 'node:path';\nimport OpenAI from 'openai';\n${before}\nconst client = new OpenAI();\nawait client.responses.create({ model: 'm', instructions: ${read}, input: 'x' });`;
  test.each<[string, string, string]>([
    ['imported', "import p from './p.json';", 'p.review.system'],
    ['an entry imported', "import { review } from './p.json';", 'review.system'],
    ['required', "const p = require('./p.json');", 'p.review.system'],
    ['parsed', "const p = JSON.parse(readFileSync('./p.json', 'utf8'));", 'p.review.system'],
    [
      'parsed beside the file',
      "const p = JSON.parse(readFileSync(path.join(__dirname, 'p.json')).toString());",
      'p.review.system',
    ],
    ['js-yaml', "import yaml from 'js-yaml';\nconst p = yaml.load(readFileSync('p.yaml', 'utf8'));", 'p.review.system'],
    [
      'yaml, taken apart',
      "import { parse } from 'yaml';\nconst { review } = parse(readFileSync('p.yaml', 'utf8'));",
      'review.system',
    ],
  ])('TypeScript: %s', async (_name, before, read) => {
    expect(await callsOf('typescript', 'ts', script(before, read))).toEqual([
      'client.responses.create, m (literal)',
      ...reviewed,
    ]);
  });

  test('Ruby', async () => {
    const text = `require "openai"\nrequire "yaml"\nP = YAML.load_file("p.yaml")\nclient = OpenAI::Client.new\nclient.responses.create(model: "m", instructions: P["review"]["user"], input: "x")`;
    expect(await callsOf('ruby', 'rb', text)).toContain('system: Review {code}');
  });

  test('PHP', async () => {
    const text = `<?php\n$p = json_decode(file_get_contents(__DIR__ . '/p.json'), true);\n$client = OpenAI::client('k');\n$client->responses()->create(['model' => 'm', 'instructions' => $p['review']['system'], 'input' => 'x']);`;
    expect(await callsOf('php', 'php', text)).toContain('system: You review code.');
  });

  test.each<[string, string, string, number]>([
    ['YAML', 'p = yaml.safe_load(open("p.yaml"))', 'p["list"][1]', 9],
    ['JSON', 'p = json.load(open("p.json"))', 'p["b"]', 4],
    ['JSON that is broken', 'p = json.load(open("broken.json"))', 'p["b"]', -1],
  ])('a prompt is shown where it stands in its file: %s', async (_name, before, read, line) => {
    const others = { ...files, 'app/p.json': '{\n  "a": "You judge.",\n  "You judge.": 1,\n  "b": "You judge."\n}' };
    const broken = { ...others, 'app/broken.json': '{ "b": "You judge." ' };
    const asks = python(before, `model="m", instructions=${read}`);
    const { calls } = await scan('python', asks, { readFile: name => broken[name as keyof typeof broken] }, 'app/a.py');
    const [part] = calls[0]!.prompt;
    expect(part?.file === undefined ? -1 : part.range?.start.line).toBe(line);
  });
});
