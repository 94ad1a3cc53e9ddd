import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

const heads: Partial<Record<LanguageId, readonly [head: string, call: string]>> = {
  python: ['from openai import OpenAI\nc = OpenAI()\n', 'c.responses.create(model="m", input="x")'],
  typescript: [
    "import OpenAI from 'openai';\nconst c = new OpenAI();\n",
    "c.responses.create({ model: 'm', input: 'x' })",
  ],
  ruby: ['c = OpenAI::Client.new\n', 'c.responses.create(model: "m", input: "x")'],
  php: ["<?php\n$c = OpenAI::client('k');\n", "$c->responses()->create(['model' => 'm', 'input' => 'x'])"],
};

/** `CALL` stands for the request. */
test.each<[LanguageId, string, boolean]>([
  ['python', 'CALL', false],
  ['python', 'for row in rows:\n    CALL', true],
  ['python', 'for row in CALL:\n    pass', false],
  ['python', '[CALL for row in rows]', true],
  ['python', 'while queue:\n    CALL', true],
  ['python', 'for attempt in range(3):\n    CALL', true],
  ['python', 'while True:\n    text = input("> ")\n    CALL', true],
  ['python', 'while True:\n    break\nelse:\n    CALL', false],
  ['python', 'for row in rows:\n    def ask():\n        CALL', false],
  [
    'python',
    'for row in rows:\n    if row:\n        try:\n            CALL\n        except ValueError:\n            pass',
    true,
  ],
  ['typescript', 'for (const row of rows) { await CALL; }', true],
  ['typescript', 'for (let i = 0; i < 9; i++) await CALL;', true],
  ['typescript', 'for (let attempt = 0; attempt < 3; attempt++) await CALL;', true],
  ['typescript', 'await Promise.all(rows.map(async row => CALL));', true],
  ['typescript', 'rows.forEach(row => { CALL; });', true],
  ['typescript', 'await Promise.all(Array.from({ length: 3 }, () => CALL));', true],
  ['typescript', 'await wait(3, () => CALL);', false],
  ['typescript', 'while (queue.length) { await CALL; }', true],
  ['typescript', 'if (rows.length) { await CALL; }', false],
  ['ruby', 'rows.each do |row|\n  CALL\nend', true],
  ['ruby', 'rows.map { |row| CALL }', true],
  ['ruby', 'File.open("a") do |file|\n  CALL\nend', false],
  ['php', 'foreach ($rows as $row) { CALL; }', true],
  ['php', 'for ($i = 0; $i < 9; $i++) { CALL; }', true],
  ['php', 'CALL;', false],
])('%s: %s', async (language, around, expected) => {
  const [head, call] = heads[language]!;
  const { calls } = await scan(language, head + around.replace('CALL', () => call));
  expect(calls.map(({ inLoop }) => inLoop)).toEqual([expected]);
});
