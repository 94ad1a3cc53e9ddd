// What the extension host loads as its test runner: mocha over the bundled test files beside it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import MochaModule from 'mocha';

/** Mocha 12 puts its class on `default` when a CommonJS bundle requires it. */
const Mocha = (MochaModule as unknown as { default?: typeof MochaModule }).default ?? MochaModule;

const send = (event: Record<string, unknown>): void => console.log(`[host] ${JSON.stringify(event)}`);

function report(runner: Mocha.Runner): void {
  runner.on('pass', test => send({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
  runner.on('fail', (test, error) =>
    send({ title: test.fullTitle(), milliseconds: test.duration ?? 0, error: error.stack ?? error.message }),
  );
}

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: report as never });
  for (const file of readdirSync(__dirname).sort()) if (file !== 'run.cjs') mocha.addFile(path.join(__dirname, file));
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
