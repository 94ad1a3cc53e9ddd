import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/commands/commands.ts';
import { Workspace } from '../commands/command-line.ts';

const root = path.join(import.meta.dirname, '..', '..');
const script = path.join(root, 'scripts', 'github-action.mjs');
const call = (prompt: string) =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", max_tokens=50, messages=[{"role": "user", "content": "${prompt}"}])\n`;

interface Sent {
  readonly method: string;
  readonly address: string;
  readonly body?: string;
}

/** GitHub's interface for comments, as far as the action uses it. */
class Comments {
  readonly sent: Sent[] = [];
  readonly comments: { id: number; body: string }[] = [{ id: 1, body: 'Looks good to me.' }];
  forbidden = false;
  readonly #server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = text === '' ? undefined : (JSON.parse(text) as { body: string }).body;
    const { method = '', url = '' } = request;
    this.sent.push({ method, address: url, ...(body === undefined ? {} : { body }) });
    if (this.forbidden && method !== 'GET') return response.writeHead(403).end('{"message":"Resource not accessible"}');
    return response.end(JSON.stringify(method === 'GET' ? this.comments : {}));
  });

  async start(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
  }
}

const git = (folder: string, ...argv: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...argv], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

describe('a pull request', () => {
  let workspace: Workspace;
  let comments: Comments;
  let environment: Record<string, string>;

  beforeEach(async () => {
    workspace = new Workspace({ 'a.py': call('Name a colour.') });
    git(workspace.folder, 'init', '-q');
    git(workspace.folder, 'add', '.');
    git(workspace.folder, 'commit', '-q', '-m', 'base');
    const sha = git(workspace.folder, 'rev-parse', 'HEAD');
    workspace.write('a.py', call('Name a colour, and say in one sentence where it is seen in nature.'));
    git(workspace.folder, 'add', '.');
    git(workspace.folder, 'commit', '-q', '-m', 'longer prompt');
    workspace.write('.git/event.json', JSON.stringify({ pull_request: { number: 42, base: { sha } } }));
    comments = new Comments();
    environment = {
      PATH: process.env.PATH!,
      GITHUB_EVENT_PATH: path.join(workspace.folder, '.git', 'event.json'),
      GITHUB_STEP_SUMMARY: path.join(workspace.folder, '.git', 'summary.md'),
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_API_URL: await comments.start(),
      INFERENCE_COST_COMMENT: 'true',
      INFERENCE_COST_TOKEN: 'secret',
    };
  });
  afterEach(() => {
    comments.stop();
    workspace[Symbol.dispose]();
  });
  const runAction = async (changes: Record<string, string> = {}) => {
    const options = { cwd: workspace.folder, env: { ...environment, ...changes } };
    return promisify(execFile)(process.execPath, [script], options).then(
      ({ stdout }) => ({ status: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ status: error.code, stdout: error.stdout }),
    );
  };

  test('gets a comment, a summary and annotations, and fails over budget', async () => {
    workspace.write('inference-cost.json', JSON.stringify({ budgets: [{ files: '**', maxInputTokens: 12 }] }));
    const { status, stdout } = await runAction();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::\w+ file=a\.py,line=3,.*title=over-budget::/m);
    const posted = comments.sent.find(({ method }) => method === 'POST')!;
    expect(posted.address).toBe('/repos/acme/app/issues/42/comments');
    expect(posted.body).toMatch(/^<!-- inference-cost -->\n\*\*Cost of LLM calls\*\* · .*\+1\d input tokens/);
    expect(readFileSync(environment.GITHUB_STEP_SUMMARY!, 'utf8')).toContain('+1');
  });

  test('has one comment, kept up to date; where that is forbidden, it says so and goes on', async () => {
    comments.comments.push({ id: 7, body: '<!-- inference-cost -->\nof an earlier commit' });
    comments.forbidden = true;
    const { status, stdout } = await runAction();
    expect(comments.sent.at(-1)).toMatchObject({ method: 'PATCH', address: '/repos/acme/app/issues/comments/7' });
    expect(stdout).toMatch(/^::warning::inference-cost could not comment on the pull request: PATCH \S+: 403/m);
    expect(status).toBe(0);
  });

  test('a push has nothing to comment on', async () => {
    expect((await runAction({ GITHUB_EVENT_PATH: '' })).status).toBe(0);
    expect(comments.sent).toEqual([]);
  });

  test('a broken configuration is status 2', async () => {
    workspace.write('inference-cost.json', '{ "deploymnets": {} }');
    expect((await runAction()).status).toBe(2);
  });
});

test('every input of action.yml reaches the script', () => {
  const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
  const last = action.runs.steps.at(-1);
  const code = readFileSync(script, 'utf8');
  const names = Object.keys(action.inputs).map(name => name.toUpperCase().replaceAll('-', '_'));
  expect(Object.keys(last.env).sort()).toEqual(names.map(name => `INFERENCE_COST_${name}`).sort());
  for (const name of names) expect(code).toContain(`given('${name}')`);
  for (const { description } of Object.values(action.inputs) as { description: string }[])
    expect(description).toMatch(/\.$/);
});

test('the action installs as `npm start` does: `npm ci` refuses a lock file without the optional packages of other platforms', () => {
  const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
  const build = action.runs.steps.find(({ name }: { name?: string }) => name === 'Build');
  expect(build.run).toMatch(/^npm install --no-save --ignore-scripts .*&& node esbuild\.mjs --production$/);
  expect(readFileSync(path.join(root, 'scripts/install-packages.mjs'), 'utf8')).toContain(
    "['install', '--no-save', '--ignore-scripts']",
  );
});

test('the pre-commit hook runs a command that exists, and the package has what it needs', () => {
  const [hook] = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  const { bin, scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [program, command] = hook.entry.split(' ');
  expect(Object.keys(bin)).toContain(program);
  expect(commands.map(({ name }) => name)).toContain(command);
  expect(scripts.prepack).toBe('node esbuild.mjs --production');
});
