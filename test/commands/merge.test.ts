import { describe, expect, test } from 'vitest';
import { run, Workspace } from './command-line.ts';

const call = (model: string): string =>
  `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="${model}", messages=[{"role": "user", "content": "Name a colour."}])\n`;
const sources = {
  'a.py': call('gpt-4o'),
  'b.py': call('gpt-4o-mini'),
  'c.py': call('gpt-4.1'),
  'd.py': 'x = 1\n',
  'e.py': '\0',
};

/** A workspace with the shares of a lint run in it. */
async function shared(count: number, more: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const workspace = new Workspace({ ...sources, ...more });
  for (let index = 1; index <= count; index++) {
    const { out } = await run(['lint', '--format', 'json', '--shard', `${index}/${count}`], workspace.folder);
    workspace.write(`out/${index}.json`, out);
  }
  return workspace;
}

describe('merge', () => {
  test.each([1, 2, 3])('%d shares of a lint run give the bytes of one', async count => {
    using workspace = await shared(count, {
      'inference-cost.json': '{ "models": { "in-vain": { "config": "none.json" } } }',
    });
    const whole = await run(['lint', '--format', 'json'], workspace.folder);
    const files = Array.from({ length: count }, (_, index) => `out/${count - index}.json`);
    expect((await run(['merge', ...files], workspace.folder)).out).toBe(whole.out);
    expect(JSON.parse(whole.out).totals).toMatchObject({ calls: 3 });
  });

  const agent =
    'from agents import Agent, Runner\nagent = Agent(name="Helper", instructions="You are a helpful assistant.", model="gpt-4o")\nRunner.run_sync(agent, "Hi")\n';

  test('an agent is counted in its runs only, in one run as in its shares', async () => {
    using workspace = new Workspace({ 'a.py': agent, 'b.py': call('gpt-4o') });
    const whole = await run(['lint', '--format', 'json'], workspace.folder);
    for (const index of [1, 2])
      workspace.write(
        `${index}.json`,
        (await run(['lint', '--format', 'json', '--shard', `${index}/2`], workspace.folder)).out,
      );
    expect((await run(['merge', '2.json', '1.json'], workspace.folder)).out).toBe(whole.out);
    const { calls, totals } = JSON.parse(whole.out);
    const sent = calls.filter((entry: { kind: string }) => entry.kind !== 'agent');
    expect(calls).toHaveLength(3);
    expect(totals.inputTokens).toBe(
      sent.reduce((sum: number, entry: { input: { tokens: number } }) => sum + entry.input.tokens, 0),
    );
    // The table for a pull request says the same.
    const markdown = (await run(['lint', '--format', 'markdown'], workspace.folder)).out;
    expect(markdown).toMatch(new RegExp(`^\\*\\*3\\*\\* calls in 2 files · ≈?${totals.inputTokens} input tokens`));
  });

  test('what one run would have failed for fails the merge', async () => {
    using workspace = new Workspace({
      'a.py': call('gpt-4o'),
      'b.py': 'x = 1\n',
      'inference-cost.json': '{ "budgets": [ { "files": "**", "maxInputTokens": 1 } ] }',
    });
    for (const index of [1, 2])
      workspace.write(
        `${index}.json`,
        (await run(['lint', '--format', 'json', '--shard', `${index}/2`], workspace.folder)).out,
      );
    expect((await run(['lint'], workspace.folder)).status).toBe(1);
    expect((await run(['merge', '1.json', '2.json'], workspace.folder)).status).toBe(1);
  });

  test.each([
    { name: 'nothing given', files: [], message: 'merge takes the JSON files of all shares.' },
    { name: 'a share is missing', files: ['out/2.json'], message: 'Share 1 of 2 is missing.' },
    { name: 'two shares are missing', files: ['three.json'], message: 'Shares 1, 2 of 3 are missing.' },
    {
      name: 'a share is given twice',
      files: ['out/1.json', 'out/1.json'],
      message: 'out/1.json and out/1.json are both share 1/2.',
    },
    { name: 'no file', files: ['none.json'], message: 'none.json cannot be read' },
    { name: 'no JSON', files: ['a.py'], message: 'a.py is not valid JSON' },
    {
      name: 'not a report',
      files: ['other.json'],
      message: 'other.json is not the JSON of `lint --shard` or `plan --shard`',
    },
    {
      name: 'a whole run',
      files: ['whole.json'],
      message: 'whole.json is no share: it was written without --shard I/N.',
    },
    {
      name: 'of another count',
      files: ['out/1.json', 'three.json'],
      message: 'three.json is one of 3 shares, out/1.json one of 2.',
    },
  ])('$name: one line, status 2', async ({ files, message }) => {
    using workspace = await shared(2);
    workspace.write('other.json', '{"version":1,"shard":{"index":1,"count":1},"calls":"none"}');
    workspace.write('whole.json', (await run(['lint', '--format', 'json', 'a.py'], workspace.folder)).out);
    workspace.write('three.json', (await run(['lint', '--format', 'json', '--shard', '3/3'], workspace.folder)).out);
    const { err, status } = await run(['merge', ...files], workspace.folder);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
