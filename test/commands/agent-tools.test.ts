import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agentTools } from '../../src/commands/agent-tools.ts';
import type { CommandHost } from '../../src/commands/command.ts';
import { readMedia } from '../tokens/media.ts';
import { Workspace } from './command-line.ts';

const hostIn = (cwd: string): CommandHost => ({
  cwd,
  builtFolder: cwd,
  version: '0.0.0-test',
  readAsset: readMedia,
  readStandardInput: async () => '',
  out: () => undefined,
  err: () => undefined,
  terminalWidth: undefined,
});
const call = async (name: string, given: Record<string, unknown>, cwd = import.meta.dirname) =>
  agentTools(hostIn(cwd))
    .find(tool => tool.name === name)!
    .call(given);

const python =
  'from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Name a colour."}])\n';

describe('the tools', () => {
  const tools = agentTools(hostIn('/'));

  test('have names of one kind, a description and a closed schema', () => {
    expect(tools.map(({ name }) => name)).toEqual([
      'lint_llm_calls',
      'diff_llm_costs',
      'count_tokens',
      'estimate_request',
      'simulate_traffic',
      'plan_deployment',
      'search_catalog',
    ]);
    for (const { description, inputSchema } of tools) {
      expect(description.length).toBeGreaterThan(10);
      expect(inputSchema.additionalProperties).toBe(false);
      expect(Object.keys(inputSchema.properties)).toEqual(expect.arrayContaining([...inputSchema.required]));
      for (const property of Object.values(inputSchema.properties)) expect(property.description).toBeTruthy();
    }
  });

  test('take no file to write, and flags as their commands name them', () => {
    const properties = tools.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties));
    for (const writing of ['requests_out', 'fit', 'cache', 'config']) expect(properties).not.toContain(writing);
    const plan = tools.find(({ name }) => name === 'plan_deployment')!;
    expect(plan.inputSchema.properties.budget_gpus).toEqual({
      type: ['string', 'number'],
      description: 'the most accelerators of all replicas together (N)',
    });
    expect(plan.inputSchema.properties.format).toMatchObject({ enum: ['text', 'json'] });
  });
});

describe('calling them', () => {
  test.each([
    { tool: 'count_tokens', given: { model: 'gpt-4o', text: 'hello world' }, says: /^2 {2}-/ },
    {
      tool: 'estimate_request',
      given: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'h100-sxm', input: 100, output: 10 },
      says: /100 tokens in, 10 out/,
    },
    { tool: 'search_catalog', given: { list: 'hardware', search: 'h100 sxm' }, says: /h100-sxm/ },
    {
      tool: 'lint_llm_calls',
      given: { text: python, stdin_filename: 'a.py' },
      says: /client\.chat\.completions\.create {2}gpt-4o/,
    },
    {
      tool: 'simulate_traffic',
      given: {
        model: 'meta-llama/Llama-3.1-8B-Instruct',
        hardware: 'h100-sxm',
        arrivals: 'poisson:1',
        lengths: 'fixed:50:5',
        duration: 20,
      },
      says: /requests\/s/,
    },
    {
      tool: 'plan_deployment',
      given: {
        model: 'meta-llama/Llama-3.2-1B-Instruct',
        rate: '1',
        lengths: 'fixed:50:5',
        slo: 'ttft=1',
        hardware: 'l4',
        weights: 'bf16',
        kv: 'bf16',
        budget_gpus: 1,
      },
      says: /1×l4 bf16\/bf16/,
    },
  ])('$tool', async ({ tool, given, says }) => {
    const { text, isError } = await call(tool, given);
    expect(text).toMatch(says);
    expect(isError).toBe(false);
  });

  test('files and folders of the working folder', async () => {
    using workspace = new Workspace({ 'src/a.py': python });
    const { text } = await call('lint_llm_calls', { paths: ['src'], format: 'json' }, workspace.folder);
    expect(JSON.parse(text).calls).toHaveLength(1);
  });

  test.each([
    {
      name: 'a path outside',
      tool: 'lint_llm_calls',
      given: { paths: ['../secret.py'] },
      says: '../secret.py lies outside of the working folder.',
    },
    {
      name: 'an absolute path outside',
      tool: 'lint_llm_calls',
      given: { paths: ['/etc'] },
      says: '/etc lies outside of the working folder.',
    },
    {
      name: 'a model outside',
      tool: 'estimate_request',
      given: { model: '../config.json', hardware: 'l4', input: 1 },
      says: '../config.json lies outside of the working folder.',
    },
    {
      name: 'a trace outside',
      tool: 'simulate_traffic',
      given: { model: 'gpt-oss-20b', hardware: 'l4', arrivals: 'trace:/etc/passwd', lengths: 'trace' },
      says: '/etc/passwd lies outside of the working folder.',
    },
    {
      name: 'a value that looks like an option',
      tool: 'count_tokens',
      given: { model: '--help', text: 'x' },
      says: '1  -',
    },
    {
      name: 'unknown hardware',
      tool: 'estimate_request',
      given: { model: 'gpt-oss-20b', hardware: 'h900', input: 1 },
      says: 'Unknown hardware "h900"',
    },
    {
      name: 'a missing argument',
      tool: 'simulate_traffic',
      given: { model: 'gpt-oss-20b', hardware: 'l4' },
      says: 'Say how requests arrive',
    },
  ])('$name', async ({ tool, given, says }) => {
    const { text } = await call(tool, given);
    expect(text).toContain(says);
    expect(text).not.toMatch(/\n\s+at /);
  });

  test.each([[['--update-baseline', '--baseline=written.json']], [['--cache']], [['-x']]])(
    'a path that looks like an option is a path, so that none writes a file: %j',
    async paths => {
      using workspace = new Workspace({ 'a.py': python });
      const answer = await call('lint_llm_calls', { paths }, workspace.folder);
      expect(answer).toEqual({ isError: true, text: expect.stringContaining('there is no such file or folder') });
      expect(readdirSync(workspace.folder)).toEqual(['a.py']);
    },
  );

  test('a long answer is cut and says so', async () => {
    const { text } = await call('search_catalog', { list: 'prices', format: 'json' });
    expect(text.length).toBeLessThan(61_000);
    expect(text).toMatch(/… cut: ask for less$/);
  });
});
