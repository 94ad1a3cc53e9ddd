import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

/** `read` is the expression that stands for the prompt; the file beside it holds the text. */
interface Case {
  readonly language: LanguageId;
  readonly file: string;
  readonly at: string;
  readonly text: string;
}

const python = (head: string, read: string) => `${head}
from openai import OpenAI
client = OpenAI()
client.responses.create(model="gpt-4o", input=${read})
`;
const typescript = (head: string, read: string) => `${head}
import OpenAI from 'openai';
const client = new OpenAI();
await client.responses.create({ model: 'gpt-4o', input: ${read} });
`;

const cases: Case[] = [
  { language: 'python', file: 'app/a.py', at: 'app/p.txt', text: python('', 'open("p.txt").read()') },
  { language: 'python', file: 'app/a.py', at: 'prompts/p.md', text: python('', 'open("prompts/p.md").read().strip()') },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/prompts/p.txt',
    text: python(
      'from pathlib import Path\nHERE = Path(__file__).parent',
      '(HERE / "prompts" / "p.txt").read_text(encoding="utf-8")',
    ),
  },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/p.txt',
    text: python('import os', 'open(os.path.join(os.path.dirname(__file__), "p.txt")).read()'),
  },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/p.txt',
    text: python('with open("p.txt") as f:\n    PROMPT = f.read()', 'PROMPT'),
  },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/p.txt',
    text: python('import os\nBASE = os.environ["BASE"]', 'open(f"{BASE}/p.txt").read()'),
  },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/p.txt',
    text: python('def load(name):\n    with open(f"{name}.txt") as f:\n        return f.read()', 'load("p")'),
  },
  {
    language: 'typescript',
    file: 'app/a.ts',
    at: 'app/p.txt',
    text: typescript("import fs from 'fs';", "fs.readFileSync('p.txt', 'utf8')"),
  },
  {
    language: 'typescript',
    file: 'app/a.ts',
    at: 'app/prompts/p.md',
    text: typescript(
      "import { readFile } from 'node:fs/promises';\nimport path from 'node:path';",
      "await readFile(path.join(__dirname, 'prompts', 'p.md'), 'utf-8')",
    ),
  },
  {
    language: 'typescript',
    file: 'app/a.ts',
    at: 'app/p.txt',
    text: typescript("import * as fs from 'fs';", "fs.readFileSync(new URL('./p.txt', import.meta.url), 'utf8')"),
  },
  { language: 'typescript', file: 'app/a.ts', at: 'app/p.md', text: typescript("import P from './p.md?raw';", 'P') },
  { language: 'typescript', file: 'app/a.ts', at: 'app/p.txt', text: typescript('', "await Bun.file('p.txt').text()") },
  {
    language: 'go',
    file: 'app/a.go',
    at: 'app/p.txt',
    text: `package main
import (
  _ "embed"
  openai "github.com/sashabaranov/go-openai"
)
//go:embed p.txt
var prompt string
func main() {
  client := openai.NewClient("key")
  client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: prompt}}})
}`,
  },
  {
    language: 'java',
    file: 'src/main/java/a/A.java',
    at: 'src/main/resources/prompts/p.st',
    text: `package a;
import dev.langchain4j.service.SystemMessage;
interface A {
  @SystemMessage(fromResource = "/prompts/p.st")
  String chat(String text);
}`,
  },
  {
    language: 'csharp',
    file: 'app/A.cs',
    at: 'app/prompts/p.txt',
    text: `using OpenAI.Chat;
var client = new ChatClient("gpt-4o", "key");
var text = File.ReadAllText(Path.Combine("prompts", "p.txt"));
client.CompleteChat(new UserChatMessage(text));`,
  },
  {
    language: 'ruby',
    file: 'app/a.rb',
    at: 'app/prompts/p.txt',
    text: `client = OpenAI::Client.new
client.responses.create(model: "gpt-4o", input: File.read(Rails.root.join("app", "prompts", "p.txt")))`,
  },
  {
    language: 'php',
    file: 'app/a.php',
    at: 'app/p.txt',
    text: `<?php
$client = OpenAI::client('key');
$client->responses()->create(['model' => 'gpt-4o', 'input' => file_get_contents(__DIR__ . '/p.txt')]);`,
  },
  {
    language: 'python',
    file: 'app/a.py',
    at: 'app/prompts/judge.txt',
    text: python(
      'import app.utils as U\ndef load_prompt(name):\n    return U.load_text(f"{root()}/prompts/{name}.txt")',
      'load_prompt("judge")',
    ),
  },
  {
    language: 'typescript',
    file: 'src/a.ts',
    at: 'prompts/p.md',
    text: typescript("import { loadPrompt } from './loader';", "loadPrompt('prompts/p.md')"),
  },
];

test.each(cases)('$language reads $at: $text', async ({ language, file, at, text }) => {
  const readFile = (name: string) => (name === at ? 'Be brief.' : undefined);
  const result = await scan(language, text, { readFile }, file);
  expect(resolved(result).slice(1)).toEqual([expect.stringContaining(`: Be brief. [${at}]`)]);
});

test.each([
  ['a file that is not there', 'open("gone.txt").read()', 'user: {open}'],
  ['a path that is not there', 'pathlib.Path("gone.txt").read_text()', 'user: {pathlib.Path}'],
  ['data', 'open("p.csv").read()', 'user: {open}'],
  ['a folder above the workspace', 'open("../../../p.txt").read()', 'user: {open}'],
  ['what a function of the project would read', 'load_text("gone.txt")', 'user: {load_text}'],
  ['a name that is no file of a text', 'load_prompt("p")', 'user: {load_prompt}'],
  ['what is kept in a file', 'store_text("p.txt")', 'user: {store_text}'],
  ['a file whose name is not known', 'open(name).read()', 'user: {name}'],
])('%s stays a placeholder', async (_name, read, expected) => {
  const readFile = (name: string) => (/p\.(csv|txt)$/.test(name) ? 'x' : undefined);
  const result = await scan('python', python('', read), { readFile }, 'app/a.py');
  expect(resolved(result).slice(1)).toEqual([expected]);
});

test('an edit of the text is seen at the next scan', async () => {
  const text = python('', 'open("p.txt").read()');
  for (const prompt of ['Be brief.', 'Be thorough.']) {
    const result = await scan(
      'python',
      text,
      { readFile: name => (name === 'app/p.txt' ? prompt : undefined) },
      'app/a.py',
    );
    expect(resolved(result)[1]).toBe(`user: ${prompt} [app/p.txt]`);
  }
});

test('a template in a file is filled by format', async () => {
  const text = python('topic = input()', 'open("p.txt").read().format(topic=topic, tone="dry")');
  const readFile = (name: string) => (name === 'app/p.txt' ? 'Write about {topic} in a {tone} tone.' : undefined);
  const result = await scan('python', text, { readFile }, 'app/a.py');
  expect(resolved(result)[1]).toBe('user: Write about {topic} in a dry tone.');
});
