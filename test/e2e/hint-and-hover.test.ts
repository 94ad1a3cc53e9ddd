import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatBytes, formatDuration, formatPerThousand, formatTokens } from '../../src/report/format.ts';
import { picturesFailure, useWindow } from './open-window.ts';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const window = useWindow('service/assistant.py');
const callLine = 'response = client.chat.completions.create(';

interface ReportedCall {
  range: { start: { line: number } };
  input: { tokens: number; exact: boolean };
  output: { tokens: number };
  hosted: { provider: string; costPerRequest: number; priceDate: string };
  selfHosted: {
    deployment: string;
    prefillSeconds: number;
    decodeSeconds: number;
    kvBytes: number;
    costPerRequest: number;
  };
  prompt: { role: string; tokens: number }[];
}

/** What the command line says about a file, as JSON. Findings make its exit status 1. */
function lint(file: string): ReportedCall[] {
  const args = [cli, 'lint', '--format', 'json', file];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: window.folder, encoding: 'utf8' })).calls;
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    if (status !== 1) throw error;
    return JSON.parse(stdout).calls;
  }
}

test('each call has its cost at the end of its line', async () => {
  picturesFailure(window, 'hints');
  const hints = await window.workbench.hints();
  expect(hints).toHaveLength(2);
  for (const { line, hint } of hints) {
    expect(line).toContain(callLine);
    // The editor cuts hints that are longer than its limit, dollars first: the whole text must be there.
    expect(hint).toMatch(/^≈?[\d.,]+k?\+[\d.,]+k? tok · .*\$[\d.,]+\/k$/);
    expect(hint.length).toBeLessThanOrEqual(60);
  }
});

test('the hover holds the breakdown: dollars, parts, memory, assumptions', async () => {
  picturesFailure(window, 'hover');
  const { workbench } = window;
  const hover = await workbench.hoverOver(workbench.line(callLine).first().getByText('completions'), 'gpt-4o');
  await hover.waitFor();
  const text = await hover.textContent();
  for (const expected of [
    'client.chat.completions.create',
    '/k on openai',
    'system',
    'user',
    'static',
    'dynamic',
    'KV',
    'list of 20',
  ])
    expect(text).toContain(expected);
});

test('the hover is one screen: nothing to scroll in it', async () => {
  picturesFailure(window, 'hover-height');
  const { workbench } = window;
  const hover = await workbench.hoverOver(workbench.line(callLine).first().getByText('completions'), 'gpt-4o');
  await hover.waitFor();
  await expect.poll(() => workbench.overflow(hover)).toEqual({ x: 0, y: 0 });
  await workbench.page.keyboard.press('Escape');
});

test('nor where a finding stands on the call, with its fix', async () => {
  picturesFailure(window, 'hover-height-finding');
  const { workbench } = window;
  const hover = await workbench.hoverOver(workbench.line(callLine).nth(1).getByText('completions'), 'gpt-4o-mini');
  await hover.waitFor();
  expect(await hover.textContent()).toContain('No output limit');
  await expect.poll(() => workbench.overflow(hover)).toEqual({ x: 0, y: 0 });
  await workbench.page.keyboard.press('Escape');
});

test('a link in the hover shows the tokens of the prompt', async () => {
  picturesFailure(window, 'hover-tokens');
  const { workbench } = window;
  const hover = await workbench.hoverOver(workbench.line(callLine).nth(1).getByText('completions'), 'gpt-4o-mini');
  await hover.getByText('Show tokens').click();
  await workbench.page.keyboard.press('Escape');
  // 18 tokens of the system text and 6 of the user's.
  await expect.poll(() => workbench.decorations().count()).toBeGreaterThanOrEqual(24);
});

test('hint, hover and the command line say the same of the same call', async () => {
  const hints = await window.workbench.hints();
  const calls = lint('service/assistant.py');
  expect(calls).toHaveLength(hints.length);
  for (const [index, { input, output, selfHosted }] of calls.entries())
    expect(hints[index]!.hint).toBe(
      [
        `${formatTokens(input.tokens, { exact: input.exact })}+${formatTokens(output.tokens)} tok`,
        `${formatDuration(selfHosted.prefillSeconds)} + ${formatDuration(selfHosted.decodeSeconds)}`,
        `${formatBytes(selfHosted.kvBytes)} KV`,
        formatPerThousand(selfHosted.costPerRequest),
      ].join(' · '),
    );

  const target = window.workbench.line(callLine).first().getByText('completions');
  const hover = await (await window.workbench.hoverOver(target, 'gpt-4o')).textContent();
  const { hosted, selfHosted, prompt } = calls[0]!;
  expect(hover).toContain(`${formatPerThousand(hosted.costPerRequest)} on ${hosted.provider}`);
  expect(hover).toContain(`${formatPerThousand(selfHosted.costPerRequest)} on ${selfHosted.deployment}`);
  expect(hover).toContain(hosted.priceDate);
  for (const { tokens } of prompt) expect(hover).toContain(formatTokens(tokens, { form: 'long' }));
});

test('the hint changes with the code', async () => {
  picturesFailure(window, 'typing');
  const { workbench } = window;
  const before = (await workbench.hints())[1]!.hint;
  await workbench.goToLine(28); // model="gpt-4o-mini",
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.type(' max_tokens=50,');
  await expect.poll(async () => (await workbench.hints())[1]?.hint).not.toBe(before);
  expect((await workbench.hints())[1]!.hint).toContain('+50 tok');
});
