import { beforeEach, expect, test, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { restartingErrorHandler } from '../../src/editor/restarting-error-handler.ts';

const shown = vi.hoisted(() => ({
  status: [] as string[],
  errors: [] as string[],
  answer: undefined as string | undefined,
}));
const ran = vi.hoisted(() => [] as string[]);

vi.mock('vscode', () => ({
  l10n: { t: (message: string, ...args: unknown[]) => message.replace(/\{(\d)\}/g, (_, index) => String(args[index])) },
  window: {
    setStatusBarMessage: (text: string) => {
      shown.status.push(text);
      return { dispose: () => shown.status.splice(shown.status.indexOf(text), 1) };
    },
    showErrorMessage: async (text: string) => {
      shown.errors.push(text);
      return shown.answer;
    },
  },
  commands: { executeCommand: async (command: string) => ran.push(command) },
}));

const log = { error: () => {}, warn: () => {} } as unknown as LogOutputChannel;
const [stayDown, startAgain] = [1, 2];

beforeEach(() => {
  Object.assign(shown, { status: [], errors: [], answer: undefined });
  ran.length = 0;
});

test('a server that stopped is started again, with a line in the status bar', async () => {
  expect(await restartingErrorHandler(log).closed()).toEqual({ action: startAgain, handled: true });
  expect(shown.status).toEqual([expect.stringContaining('is started again')]);
  expect(shown.errors).toEqual([]);
});

test('the fourth stop within three minutes keeps it down, and offers to restart', async () => {
  shown.answer = 'Restart';
  let time = 0;
  const handler = restartingErrorHandler(log, () => time);
  for (time of [0, 50_000, 100_000]) expect(await handler.closed()).toMatchObject({ action: startAgain });
  time = 150_000;
  expect(await handler.closed()).toEqual({ action: stayDown, handled: true });
  await expect.poll(() => ran).toEqual(['inferenceCost.restartServer']);
  expect(shown.errors).toEqual([expect.stringContaining('stopped 4 times within three minutes')]);
  // Nothing says any more that it is started again.
  expect(shown.status).toEqual([]);
});

test('stops that lie far apart are forgiven', async () => {
  let time = 0;
  const handler = restartingErrorHandler(log, () => time);
  for (; time < 3_600_000; time += 100_000) expect(await handler.closed()).toMatchObject({ action: startAgain });
});

test('a broken message does not end the connection', async () => {
  expect(await restartingErrorHandler(log).error(new Error('x'), undefined, 1)).toEqual({ action: 1, handled: true });
});
