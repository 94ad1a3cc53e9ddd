import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
const client = new Client({ name: 'test', version: '1.0.0' });

// The protocol's own client against the built command: neither side is ours on the wire.
beforeAll(async () => {
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [path.join(root, 'dist', 'cli.js'), 'mcp'],
      cwd: path.join(root, 'test', 'fixtures', 'workspace'),
    }),
  );
}, 20_000);
afterAll(() => client.close());

test('lists its tools and answers', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toContain('count_tokens');
  const result = await client.callTool({
    name: 'count_tokens',
    arguments: { model: 'gpt-4o', text: 'hello world', format: 'json' },
  });
  const [content] = result.content as { type: string; text: string }[];
  expect(JSON.parse(content!.text)).toEqual({ model: 'gpt-4o', vocabulary: 'o200k_base', exact: true, counts: [2] });
});

test('lints the folder that it runs in', async () => {
  const result = await client.callTool({ name: 'lint_llm_calls', arguments: {} });
  expect((result.content as { text: string }[])[0]!.text).toMatch(/calls in \d+ files/);
});

test('what the user can mend comes back as an error of the tool', async () => {
  const result = await client.callTool({ name: 'lint_llm_calls', arguments: { paths: ['nowhere'] } });
  expect(result).toMatchObject({ isError: true, content: [{ text: 'nowhere: there is no such file or folder.' }] });
});

test('arguments are held against the schema', async () => {
  const call = client.callTool({ name: 'count_tokens', arguments: { text: 3, model: 'gpt-4o' } });
  const refused = await call.then(
    ({ isError }) => isError,
    () => true,
  );
  expect(refused).toBe(true);
});
