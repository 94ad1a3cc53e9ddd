import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, Workspace } from './command-line.ts';

const call = (line = '') =>
  `from openai import OpenAI\nclient = OpenAI()\n${line}client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Name a colour."}])\n`;
const strict = JSON.stringify({ rules: { 'unbounded-output': 'error' } });
const adopt = ['lint', '--baseline', 'known.json', '--update-baseline'];
const checked = ['lint', '--baseline', 'known.json', '--format', 'json'];

describe('adopting in an old project', () => {
  test('what stands is accepted, what is new is reported', async () => {
    using workspace = new Workspace({ 'a.py': call(), 'inference-cost.json': strict });
    expect((await run(['lint'], workspace.folder)).status).toBe(1);

    const adopted = await run(adopt, workspace.folder);
    expect(adopted.err).toMatch(/known\.json: \d+ findings? listed\./);
    expect(adopted.status).toBe(0);

    const quiet = await run(checked, workspace.folder);
    expect(JSON.parse(quiet.out)).toMatchObject({ findings: [], totals: { calls: 1 } });
    expect(quiet.status).toBe(0);

    workspace.write('a.py', call('\n\n# moved down\n'));
    expect((await run(checked, workspace.folder)).status).toBe(0);

    workspace.write('b.py', call());
    const grown = await run(checked, workspace.folder);
    expect(JSON.parse(grown.out).findings[0]).toMatchObject({ file: 'b.py', rule: 'unbounded-output' });
    expect(grown.status).toBe(1);
  });

  test('the configuration may name it, seen from its own folder', async () => {
    using workspace = new Workspace({
      'src/a.py': call(),
      'inference-cost.json': JSON.stringify({ rules: { 'unbounded-output': 'error' }, baseline: 'known.json' }),
    });
    const missing = await run(['lint'], workspace.folder);
    expect(missing.status).toBe(2);
    expect(missing.err).toContain('known.json cannot be read: there is no such file; write it with lint --baseline');
    expect((await run(['lint', '--update-baseline'], workspace.folder)).status).toBe(0);
    expect((await run(['lint'], workspace.folder)).status).toBe(0);
    expect((await run(['lint'], path.join(workspace.folder, 'src'))).status).toBe(0);
    workspace.write('other.json', '{"version":1,"findings":[]}');
    expect((await run(['lint', '--baseline', 'other.json'], workspace.folder)).status).toBe(1);
  });

  test('what is mended is told of once', async () => {
    using workspace = new Workspace({ 'a.py': call(), 'inference-cost.json': strict });
    await run(adopt, workspace.folder);
    workspace.write('a.py', 'x = 1\n');
    expect((await run(checked, workspace.folder)).err).toMatch(/known\.json lists what is gone: [\w-]+ in a\.py/);
    await run(adopt, workspace.folder);
    const { findings } = JSON.parse(readFileSync(path.join(workspace.folder, 'known.json'), 'utf8'));
    expect(findings).toEqual([]);
    expect((await run(checked, workspace.folder)).err).toBe('');
  });
});

describe('one line, status 2', () => {
  test.each([
    {
      name: 'no file',
      argv: checked,
      content: undefined,
      says: 'write it with lint --baseline known.json --update-baseline.',
    },
    { name: 'no JSON', argv: checked, content: '{', says: 'known.json is not valid JSON' },
    {
      name: 'no baseline',
      argv: checked,
      content: '{"version":1,"findings":[{}]}',
      says: 'known.json is no baseline: "findings[0].file" is missing; write it with',
    },
    {
      name: 'no name',
      argv: ['lint', '--update-baseline'],
      content: undefined,
      says: '--update-baseline needs --baseline FILE',
    },
    {
      name: 'part of the files',
      argv: [...adopt, '--shard', '1/2'],
      content: undefined,
      says: 'without --shard and --stdin',
    },
  ])('$name', async ({ argv, content, says }) => {
    using workspace = new Workspace({ 'a.py': 'x = 1\n' });
    if (content !== undefined) workspace.write('known.json', content);
    const { err, status } = await run(argv, workspace.folder);
    expect(err).toContain(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
