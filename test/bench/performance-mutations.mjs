#!/usr/bin/env node
/**
 * Breaks one term of the performance model at a time and sees whether a test turns red.
 *
 *   node test/bench/performance-mutations.mjs [WORDS]      only the mutants whose name holds all words
 *
 * A mutant that no test notices survives: it is listed, and the status is 1. Each changes one place of one file; a place that is not found is an error.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';
import { mutants } from './performance-mutants.mjs';

const root = path.join(import.meta.dirname, '../..');
const wanted = process.argv.slice(2);
const chosen = mutants.filter(({ name, file }) => wanted.every(word => `${file} ${name}`.includes(word)));

const source = file => readFileSync(path.join(root, 'src/performance', file), 'utf8');
for (const { file, name, find } of chosen)
  if (source(file).split(find).length !== 2) throw new Error(`${file}, ${name}: "${find}" is not there exactly once`);

/** Whether the tests of the room fail with the change; they stop at the first failure. */
const noticed = async ({ file, find, replace }) => {
  const id = path.join(root, 'src/performance', file);
  const mutant = {
    name: 'mutant',
    enforce: 'pre',
    transform: (code, at) => (at.split('?')[0] === id ? code.replace(find, () => replace) : undefined),
  };
  const options = {
    config: false,
    root,
    watch: false,
    bail: 1,
    isolate: false,
    reporters: [{}],
    passWithNoTests: false,
  };
  const include = ['test/performance/**/*.test.ts', 'test/golden/performance.test.ts'];
  const vitest = await createVitest('test', { ...options, include }, { plugins: [mutant], logLevel: 'silent' });
  await vitest.start();
  const failures = vitest.state.getCountOfFailedTests() + vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return failures > 0;
};

if (await noticed({ file: 'none', find: '', replace: '' })) throw new Error('the tests fail without any change');
const survivors = [];
for (const mutant of chosen) {
  const red = await noticed(mutant);
  console.log(`${red ? 'red     ' : 'SURVIVES'}  ${mutant.file}: ${mutant.name}`);
  if (!red) survivors.push(mutant);
}
console.log(`${chosen.length - survivors.length} of ${chosen.length} mutants turn a test red`);
process.exit(survivors.length > 0 ? 1 : 0);
