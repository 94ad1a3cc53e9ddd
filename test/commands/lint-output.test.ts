import { expect, test } from 'vitest';
import { pythonCalls, run, Workspace } from './command-line.ts';

/** Two calls each: a report of more than one piece. */
const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`src/f${index}.py`, pythonCalls]));

test('a long report is written as fast as it is read: no piece before the one before it is gone', async () => {
  using workspace = new Workspace(files);
  const argv = ['lint', '--format', 'json'];
  const whole = (await run(argv, workspace.folder)).out;
  const pieces: string[] = [];
  let isBehind = false;
  const { status } = await run(argv, workspace.folder, {
    out: piece => {
      expect(isBehind).toBe(false);
      isBehind = true;
      pieces.push(piece);
      return new Promise<void>(resolve =>
        setImmediate(() => {
          isBehind = false;
          resolve();
        }),
      );
    },
  });
  expect(status).toBe(0);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(whole);
  expect(JSON.parse(whole).calls).toHaveLength(60);
});
