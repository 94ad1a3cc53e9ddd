import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployments, json, pythonCalls, run, Workspace } from './command-line.ts';

describe('what is found', () => {
  test('calls with their counts, prices and findings, in the contract’s shape', async () => {
    using workspace = new Workspace({
      'src/a.py': pythonCalls,
      'inference-cost.json': JSON.stringify({ deployments, use: 'prod' }),
    });
    const report = await json(['lint', '.'], workspace.folder);
    expect(Object.keys(report)).toEqual(['version', 'calls', 'findings', 'skipped', 'totals']);
    expect(report.version).toBe(1);
    expect(report.calls).toHaveLength(2);
    const [call] = report.calls;
    expect(call).toMatchObject({
      id: 'src/a.py:7:client.chat.completions.create',
      kind: 'call',
      file: 'src/a.py',
      language: 'python',
      sdk: 'openai',
      callee: 'client.chat.completions.create',
      model: { id: 'gpt-4o', from: 'literal' },
      maxOutputTokens: 256,
      inLoop: false,
      selfHosted: { deployment: 'prod', fits: true },
    });
    expect(call.range.start).toEqual({ line: 7, column: 12 });
    expect(call.prompt.map((part: { role: string; static: boolean }) => [part.role, part.static])).toEqual([
      ['system', true],
      ['user', false],
    ]);
    expect(call.prompt[1].placeholders).toEqual([{ name: 'question', assumedTokens: 100, from: 'default' }]);
    expect(call.prompt[0].text).toBeUndefined();
    expect(report.findings).toMatchObject([
      {
        rule: 'unbounded-output',
        severity: 'info',
        file: 'src/a.py',
        call: 'src/a.py:18:client.chat.completions.create',
      },
    ]);
    expect(report.totals).toMatchObject({ files: 1, calls: 2 });
    expect(report.totals.inputTokens).toBe(report.calls[0].input.tokens + report.calls[1].input.tokens);
  });

  test('--include-text adds the text, placeholders by name and normalized', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    const report = await json(['lint', 'a.py', '--include-text'], workspace.folder);
    expect(report.calls[0].prompt[1]).toMatchObject({ text: 'Question: {question}', normalizedText: 'Question: {}' });
  });

  test.each([
    { name: 'the folder of another repository', from: 'elsewhere', paths: ['../app'] },
    { name: 'a folder inside the repository', from: 'app/service', paths: ['.'] },
    { name: 'the top of the repository', from: 'app', paths: ['.'] },
  ])('a prompt of another file is read from $name', async ({ from, paths }) => {
    using workspace = new Workspace({
      'app/.git/HEAD': '',
      'app/prompts.py': 'GREETING = "Greet the user by name."\n',
      'app/service/__init__.py': '',
      'app/service/chat.py': [
        'from openai import OpenAI',
        'from ..prompts import GREETING',
        'OpenAI().responses.create(model="gpt-4o", input=GREETING)',
      ].join('\n'),
      'elsewhere/prompts.py': 'GREETING = "Not this one."\n',
    });
    const report = await json(['lint', ...paths, '--include-text'], path.join(workspace.folder, from));
    expect(report.calls[0].prompt.map(({ text }: { text: string }) => text)).toEqual(['Greet the user by name.']);
  });

  test('an import that leaves the repository is not read', async () => {
    using workspace = new Workspace({
      'secret.py': 'GREETING = "Nobody else’s."\n',
      'app/.git/HEAD': '',
      'app/chat.py':
        'from openai import OpenAI\nfrom ..secret import GREETING\nOpenAI().responses.create(model="gpt-4o", input=GREETING)\n',
    });
    const report = await json(['lint', '.', '--include-text'], path.join(workspace.folder, 'app'));
    expect(report.calls[0].prompt[0].text).toBe('{GREETING}');
  });

  test('--stdin lints unsaved text as the file that it stands for', async () => {
    using workspace = new Workspace({ 'inference-cost.json': '{ "rules": { "unbounded-output": "error" } }' });
    const readStandardInput = async () => `\uFEFF${pythonCalls}`;
    const argv = ['lint', '--stdin', '--stdin-filename', 'src/new.py'];
    const report = await json(argv, workspace.folder, { readStandardInput });
    expect(report.calls.map((call: { file: string }) => call.file)).toEqual(['src/new.py', 'src/new.py']);
    expect((await run(argv, workspace.folder, { readStandardInput })).status).toBe(1);
  });

  test('a prompt in another file of the folder is read, nothing outside of it', async () => {
    using workspace = new Workspace({
      'app/a.py':
        'from openai import OpenAI\nfrom prompts import SYSTEM\nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}], max_tokens=5)\n',
      'prompts.py': 'SYSTEM = "secret of the folder above"\n',
    });
    const report = await json(['lint', '.', '--include-text'], path.join(workspace.folder, 'app'));
    expect(JSON.stringify(report)).not.toContain('secret');
  });
});

describe('exit status', () => {
  const cases: [string, string, string[], number][] = [
    ['findings of severity info', '{}', [], 0],
    ['a finding of severity error', '{ "rules": { "unbounded-output": "error" } }', [], 1],
    ['a warning', '{ "rules": { "unbounded-output": "warning" } }', [], 0],
    ['more warnings than allowed', '{ "rules": { "unbounded-output": "warning" } }', ['--max-warnings', '0'], 1],
    ['as many warnings as allowed', '{ "rules": { "unbounded-output": "warning" } }', ['--max-warnings', '1'], 0],
    ['a broken budget', '{ "budgets": [ { "files": "**", "maxInputTokens": 1 } ] }', [], 1],
    [
      'a broken budget, even as a hint',
      '{ "budgets": [ { "files": "**", "maxInputTokens": 1 } ], "rules": { "over-budget": "hint" } }',
      [],
      1,
    ],
    [
      'a budget whose rule is off',
      '{ "budgets": [ { "files": "**", "maxInputTokens": 1 } ], "rules": { "over-budget": "off" } }',
      [],
      0,
    ],
  ];
  test.each(cases)('%s', async (_name, configuration, flags, status) => {
    using workspace = new Workspace({ 'a.py': pythonCalls, 'inference-cost.json': configuration });
    expect((await run(['lint', '.', ...flags], workspace.folder)).status).toBe(status);
  });

  test('a bad configuration is 2, with file, place and mend', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls, 'inference-cost.json': '{\n  "deployment": {}\n}' });
    expect(await run(['lint', '.'], workspace.folder)).toEqual({
      status: 2,
      out: '',
      err: 'inference-cost: inference-cost.json:2:3 There is no key "deployment" here. Did you mean "deployments"?\n',
    });
  });

  test('several mistakes are counted', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls, 'inference-cost.json': '{ "use": 1, "ignore": 2 }' });
    expect((await run(['lint', '.'], workspace.folder)).err).toMatch(
      /"use" must be a string, not a number\. \(and 1 more\)\n$/,
    );
  });

  test('an unknown rule is a warning on stderr', async () => {
    using workspace = new Workspace({
      'a.py': pythonCalls,
      'inference-cost.json': '{ "rules": { "unbound-output": "off" } }',
    });
    const { status, err } = await run(['lint', '.'], workspace.folder);
    expect(status).toBe(0);
    expect(err).toBe('inference-cost.json:1:14 There is no rule "unbound-output". Did you mean "unbounded-output"?\n');
  });

  test('a model’s config.json that is missing is told of, and stops only what rests on it', async () => {
    const models = '"models": { "mine": { "config": "mine/config.json" } }';
    using workspace = new Workspace({ 'a.py': pythonCalls, 'inference-cost.json': `{ ${models} }` });
    const idle = await run(['lint', '.'], workspace.folder);
    expect(idle.status).toBe(0);
    expect(idle.out.split('mine/config.json cannot be read').length).toBe(2);
    const deployment = '"deployments": { "p": { "model": "mine", "hardware": "h100-sxm" } }';
    workspace.write('inference-cost.json', `{ ${models}, ${deployment} }`);
    const needed = await run(['lint', '.'], workspace.folder);
    expect(needed.status).toBe(2);
    expect(needed.err).toMatch(/models\."mine"\.config: mine\/config\.json cannot be read\.\n$/);
  });

  test.each([
    ['not JSON', '{', /mine\/config\.json is not valid JSON: 1:2 close brace expected\.$/m],
    ['not a model', '{}', /models\."mine"\.config: mine\/config\.json: /],
  ])('a model’s config.json that is %s is 2', async (_name, content, expected) => {
    using workspace = new Workspace({
      'a.py': pythonCalls,
      'inference-cost.json': '{ "models": { "mine": { "config": "mine/config.json" } } }',
    });
    if (content !== undefined) workspace.write('mine/config.json', content);
    const { status, err } = await run(['lint', '.'], workspace.folder);
    expect(status).toBe(2);
    expect(err.trimEnd()).toMatch(expected);
  });
});

describe('configuration', () => {
  test('the nearest file above each source file holds, its globs start from it', async () => {
    const budget = (limit: number) => JSON.stringify({ budgets: [{ files: 'src/**', maxInputTokens: limit }] });
    using workspace = new Workspace({
      'one/src/a.py': pythonCalls,
      'one/inference-cost.json': budget(1),
      'two/src/a.py': pythonCalls,
      'two/inference-cost.json': budget(1e6),
      'src/a.py': pythonCalls,
    });
    const report = await json(['lint', '.'], workspace.folder);
    const over = report.findings.filter((finding: { rule: string }) => finding.rule === 'over-budget');
    expect(new Set(over.map((finding: { file: string }) => finding.file))).toEqual(new Set(['one/src/a.py']));
  });

  test('a command run below the configuration names files from the configuration’s folder', async () => {
    using workspace = new Workspace({
      'src/a.py': pythonCalls,
      'inference-cost.json': '{ "budgets": [ { "files": "src/*.py", "maxInputTokens": 1 } ] }',
    });
    const report = await json(['lint', 'a.py'], path.join(workspace.folder, 'src'));
    expect(report.calls[0].file).toBe('src/a.py');
    expect(report.findings.some((finding: { rule: string }) => finding.rule === 'over-budget')).toBe(true);
  });

  test('`ignore` leaves files out in silence', async () => {
    using workspace = new Workspace({
      'examples/a.py': pythonCalls,
      'b.py': pythonCalls,
      'inference-cost.json': '{ "ignore": [ "examples/**" ] }',
    });
    const report = await json(['lint', '.'], workspace.folder);
    expect(report.totals.files).toBe(1);
    expect(report.skipped).toEqual([]);
  });

  test('--config is used for every file', async () => {
    using workspace = new Workspace({
      'a.py': pythonCalls,
      'inference-cost.json': 'broken',
      'ci.json': '{ "rules": { "unbounded-output": "off" } }',
    });
    const report = await json(['lint', '.', '--config', 'ci.json'], workspace.folder);
    expect(report.findings).toEqual([]);
  });
});

describe('files', () => {
  test('what cannot be read is listed with the reason, and the rest goes on', async () => {
    using workspace = new Workspace({
      'a.py': pythonCalls,
      'big.js': 'x'.repeat(1_000_001),
      'binary.ts': new Uint8Array([1, 0, 2]),
      'latin1.py': new Uint8Array([0xe9, 0x20, 0xe8]),
      'empty.py': '',
      'broken.py': 'def f(:\n  OpenAI(',
    });
    symlinkSync(path.join(workspace.folder, 'nowhere.py'), path.join(workspace.folder, 'dangling.py'));
    const report = await json(['lint', '.'], workspace.folder);
    const why = Object.fromEntries(
      report.skipped.map((entry: { file: string; why: string }) => [entry.file, entry.why]),
    );
    expect(why).toMatchObject({
      'big.js': 'larger than 1 MB',
      'binary.ts': 'binary file',
      'latin1.py': 'not UTF-8 text',
      'dangling.py': 'there is no such file',
    });
    expect(report.calls).toHaveLength(2);
  });

  test('.gitignore is honoured, also from above and taken back below', async () => {
    using workspace = new Workspace({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n*.tmp.py\n',
      'generated/a.py': pythonCalls,
      'app/a.tmp.py': pythonCalls,
      'app/b.py': pythonCalls,
      'app/sub/.gitignore': '!keep.tmp.py\n',
      'app/sub/keep.tmp.py': pythonCalls,
      'app/node_modules/x/index.js': pythonCalls,
    });
    const files = async (argv: string[], folder = '') =>
      (await json(['lint', ...argv], path.join(workspace.folder, folder))).calls.map(
        (call: { file: string }) => call.file,
      );
    expect(new Set(await files(['.']))).toEqual(new Set(['app/b.py', 'app/sub/keep.tmp.py']));
    expect(new Set(await files(['.'], 'app'))).toEqual(new Set(['b.py', 'sub/keep.tmp.py']));
    expect(new Set(await files(['generated/a.py']))).toEqual(new Set(['generated/a.py']));
  });

  test('a link that leads back up does not trap the walk', async () => {
    using workspace = new Workspace({ 'a/b/c.py': pythonCalls });
    symlinkSync(workspace.folder, path.join(workspace.folder, 'a', 'loop'));
    expect((await json(['lint', '.'], workspace.folder)).totals.files).toBe(1);
  });

  test('shards together are the whole', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `f${index}.py`);
    using workspace = new Workspace(Object.fromEntries(names.map(name => [name, pythonCalls])));
    const shards = [];
    for (const shard of ['1/3', '2/3', '3/3'])
      shards.push(await json(['lint', '.', '--shard', shard], workspace.folder));
    const files = shards.flatMap(report => [...new Set(report.calls.map((call: { file: string }) => call.file))]);
    expect(files.sort()).toEqual(names);
  });

  test('a file with an unknown extension is skipped, one that is named says so', async () => {
    using workspace = new Workspace({ 'a.xyz': 'x' });
    expect((await json(['lint', 'a.xyz'], workspace.folder)).skipped).toEqual([
      { file: 'a.xyz', why: 'language not supported' },
    ]);
    expect((await json(['lint', '.'], workspace.folder)).skipped).toEqual([]);
  });
});

// The threads run the built program, which `npm test` builds first.
describe('--jobs', () => {
  test('gives the same bytes as one thread, and says once what the configuration names in vain', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `f${index}.py`);
    using workspace = new Workspace({
      ...Object.fromEntries(names.map(name => [name, pythonCalls])),
      'binary.py': new Uint8Array([0]),
      'inference-cost.json': '{ "models": { "mine": { "config": "mine/config.json" } } }',
    });
    const argv = ['lint', '.', '--format', 'json'];
    const [one, three] = [
      await run([...argv, '--jobs', '1'], workspace.folder),
      await run([...argv, '--jobs', '3'], workspace.folder),
    ];
    expect(three).toEqual(one);
    const { calls, skipped } = JSON.parse(three.out);
    expect(calls).toHaveLength(18);
    expect(skipped.filter(({ file }: { file: string }) => file === 'inference-cost.json')).toEqual([
      { file: 'inference-cost.json', why: expect.stringContaining('mine/config.json cannot be read') },
    ]);
  });

  test('reads nothing above the folder for a host that keeps to it, in no thread', async () => {
    const chat =
      'from openai import OpenAI\nfrom ..prompts import GREETING\nOpenAI().responses.create(model="gpt-4o", input=GREETING)\n';
    using workspace = new Workspace({
      '.git/HEAD': '',
      'prompts.py': 'GREETING = "Greet the user by name."\n',
      'service/a.py': chat,
      'service/b.py': chat,
    });
    const folder = path.join(workspace.folder, 'service');
    const texts = async (confined: boolean) => {
      const { calls } = await json(['lint', '.', '--jobs', '2', '--include-text'], folder, { confined });
      return calls.map(({ prompt }: { prompt: [{ text: string }] }) => prompt[0].text);
    };
    expect(await texts(true)).toEqual(['{GREETING}', '{GREETING}']);
    expect(await texts(false)).toEqual(['Greet the user by name.', 'Greet the user by name.']);
  });

  test('a bad configuration is still 2', async () => {
    using workspace = new Workspace({
      'a.py': pythonCalls,
      'b.py': pythonCalls,
      'inference-cost.json': '{ "use": 1 }',
    });
    const { status, err } = await run(['lint', '.', '--jobs', '2'], workspace.folder);
    expect({ status, err }).toEqual({
      status: 2,
      err: 'inference-cost: inference-cost.json:1:10 "use" must be a string, not a number.\n',
    });
  });
});

describe('formats', () => {
  test('text: calls with the editor’s line, findings under them, totals', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    const { out } = await run(['lint', '.'], workspace.folder);
    expect(out).toContain('a.py\n  7:12  client.chat.completions.create  gpt-4o\n');
    expect(out).toMatch(/ {4}18:12 {2}info {2}No output limit: .* {2}unbounded-output\n/);
    expect(out).toMatch(
      /2 calls in 1 file · .*\nself-hosted figures: default deployment: .*\ntok: .*\nfindings: 1 info\n$/,
    );
  });

  test('--quiet: errors only', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    expect((await run(['lint', '.', '--quiet'], workspace.folder)).out).not.toContain('client');
    expect((await json(['lint', '.', '--quiet'], workspace.folder)).findings).toEqual([]);
  });

  test.each([
    ['markdown', /^\*\*2\*\* calls in 1 file/],
    ['github', /^::notice file=a\.py,line=18,endLine=18,col=12,endColumn=42,title=unbounded-output::No output limit/],
    ['sarif', /"version": "2\.1\.0"/],
  ])('%s', async (format, expected) => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    expect((await run(['lint', '.', '--format', format], workspace.folder)).out).toMatch(expected);
  });

  test('a folder without calls says so', async () => {
    using workspace = new Workspace({ 'a.py': 'print(1)\n' });
    const { status, out } = await run(['lint', '.'], workspace.folder);
    expect({ status, out }).toEqual({ status: 0, out: '0 calls in 1 file\nno findings\n' });
  });
});
