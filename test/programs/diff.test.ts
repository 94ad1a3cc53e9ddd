import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployments, json, pythonCalls, run, Workspace } from '../commands/command-line.ts';

const git = (workspace: Workspace, ...parameters: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...parameters],
    {
      cwd: workspace.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );

/** A repository whose first commit holds the files. */
function repository(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace(files);
  git(workspace, 'init', '-q', '-b', 'main');
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-q', '-m', 'first');
  return workspace;
}

const configuration = JSON.stringify({ deployments, use: 'prod', traffic: { callsPerMonth: 10_000 } });

describe('since a commit', () => {
  test('a longer prompt costs more: in tokens, dollars, time and by the month', async () => {
    using workspace = repository({ 'a.py': pythonCalls, 'inference-cost.json': configuration });
    workspace.write('a.py', pythonCalls.replace('in one paragraph.', `in one paragraph. ${'Be kind. '.repeat(100)}`));
    const report = await json(['diff'], workspace.folder);
    expect(report).toMatchObject({ version: 1, base: 'HEAD' });
    expect(report.calls).toHaveLength(1);
    const [call] = report.calls;
    expect(call).toMatchObject({
      status: 'changed',
      file: 'a.py',
      callee: 'client.chat.completions.create',
      model: { before: 'gpt-4o', after: 'gpt-4o' },
    });
    expect(call.inputTokens.change).toBe(call.inputTokens.after - call.inputTokens.before);
    expect(call.inputTokens.change).toBeGreaterThanOrEqual(200);
    expect(call.outputTokens.change).toBe(0);
    expect(call.hostedUsdPerThousandCalls.change).toBeCloseTo((call.inputTokens.change * 2.5) / 1000, 6);
    expect(call.selfHostedUsdPerThousandCalls.change).toBeGreaterThan(0);
    expect(call.ttftSeconds.change).toBeGreaterThan(0);
    expect(call.usdPerMonth).toBeCloseTo((call.selfHostedUsdPerThousandCalls.change / 1000) * 10_000, 9);
    expect(report.totals.inputTokens).toBe(call.inputTokens.change);
  });

  test('lines that move change nothing', async () => {
    using workspace = repository({ 'a.py': pythonCalls });
    workspace.write('a.py', `# a comment\n\n${pythonCalls}`);
    expect((await json(['diff'], workspace.folder)).calls).toEqual([]);
    expect((await run(['diff'], workspace.folder)).out).toBe('No call changed since HEAD.\n');
  });

  test('calls that come and go, and another model', async () => {
    using workspace = repository({ 'a.py': pythonCalls, 'gone.py': pythonCalls });
    workspace.write('a.py', pythonCalls.replace('model="gpt-4o"', 'model="gpt-4o-mini"'));
    workspace.write('new.py', pythonCalls);
    rmSync(path.join(workspace.folder, 'gone.py'));
    const { calls } = await json(['diff'], workspace.folder);
    expect(calls.map((call: { status: string; file: string }) => `${call.status} ${call.file}`)).toEqual([
      'changed a.py',
      'added new.py',
      'added new.py',
      'removed gone.py',
      'removed gone.py',
    ]);
    expect(calls[0].model).toEqual({ before: 'gpt-4o', after: 'gpt-4o-mini' });
    expect(calls[0].hostedUsdPerThousandCalls.change).toBeLessThan(0);
    expect(calls[3].inputTokens.after).toBeNull();
  });

  test('a named commit, and only what lies at the paths', async () => {
    using workspace = repository({ 'one/a.py': pythonCalls, 'two/a.py': pythonCalls });
    git(workspace, 'tag', 'v1');
    for (const folder of ['one', 'two'])
      workspace.write(`${folder}/a.py`, pythonCalls.replace('Write about', 'Write at length about'));
    git(workspace, 'commit', '-q', '-a', '-m', 'second');
    expect((await json(['diff'], workspace.folder)).calls).toEqual([]);
    expect((await json(['diff', '--base', 'v1'], workspace.folder)).calls).toHaveLength(2);
    const one = await json(['diff', '--base', 'v1', 'one'], workspace.folder);
    expect(one.calls.map((call: { file: string }) => call.file)).toEqual(['one/a.py']);
  });
});

test('text and Markdown say what changed and what it adds up to', async () => {
  using workspace = repository({ 'a.py': pythonCalls, 'inference-cost.json': configuration });
  workspace.write(
    'a.py',
    pythonCalls.replace('Write about', 'Write at great length, and in the style of the last century, about'),
  );
  const text = (await run(['diff'], workspace.folder)).out;
  expect(text).toMatch(
    /^~ a\.py:18 {2}client\.chat\.completions\.create {2}gpt-4o\n {4}≈\+\d+ input tokens, \+\$0\.\d+\/k hosted, /,
  );
  expect(text).toMatch(
    /\nCalls since HEAD: 1 changed · ≈\+\d+ input tokens · \+\$0\.\d+\/k hosted · \+\$0\.\d+\/k self-hosted · \+\$0\.\d+ a month\n$/,
  );
  const markdown = (await run(['diff', '--format', 'markdown'], workspace.folder)).out;
  expect(markdown).toMatch(/^\*\*Cost of LLM calls\*\* · Calls since HEAD: 1 changed/);
  expect(markdown).toMatch(
    /\n\| changed \| a\.py:18<br>`client\.chat\.completions\.create` \| gpt-4o \| ≈\+\d+ input tokens, /,
  );
});

describe('bad input is one line and status 2', () => {
  test('no repository', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    const { status, err } = await run(['diff'], workspace.folder);
    expect({ status, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(err).toMatch(
      /^inference-cost: diff compares with a commit of git, but this folder lies in no repository; run it inside one\.$/m,
    );
  });

  test('a repository without a commit', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls });
    git(workspace, 'init', '-q');
    expect(await run(['diff'], workspace.folder)).toEqual({
      status: 2,
      out: '',
      err: 'inference-cost: This repository has no commit yet that could be compared with.\n',
    });
  });

  test.each(['no-such-branch', '--output=x', 'HEAD; rm -rf x'])('no such commit: %s', async base => {
    using workspace = repository({ 'a.py': pythonCalls });
    expect(await run(['diff', `--base=${base}`], workspace.folder)).toEqual({
      status: 2,
      out: '',
      err: `inference-cost: --base ${base}: there is no such commit, branch or tag in this repository.\n`,
    });
  });
});
