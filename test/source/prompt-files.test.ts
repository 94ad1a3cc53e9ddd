import { expect, test } from 'vitest';
import { promptFileFormat } from '../../src/source/prompt-files/prompt-file-format.ts';
import { describeCalls, scan } from './scanner-of-tests.ts';

test.each([
  ['AGENTS.md', 'instructions'],
  ['src/CLAUDE.md', 'instructions'],
  ['.cursor/rules/style.mdc', 'instructions'],
  ['.github/copilot-instructions.md', 'instructions'],
  ['skills/pdf/SKILL.md', 'skill'],
  ['.claude/agents/reviewer.md', 'agent'],
  ['.github/prompts/fix.prompt.md', 'command'],
  ['chat.prompty', 'prompty'],
  ['menu.prompt', 'dotprompt'],
  ['Plugins/Sum/skprompt.txt', 'semantic-kernel'],
  ['promptfooconfig.yaml', 'promptfoo'],
  ['config/agents.yaml', 'crew'],
  ['prompts/answer.j2', 'template'],
  ['prompts/README.md', undefined],
  ['docs/notes.md', undefined],
  ['templates/page.j2', 'role-template'],
])('%s is %s', (file, format) => {
  expect(promptFileFormat(file)).toBe(format);
});

const cases: [string, string, string][] = [
  [
    'chat.prompty',
    '---\nname: Chat\nmodel:\n  id: gpt-4o\n  options:\n    max_tokens: 100\n---\nsystem:\nYou help {{name}}.\n\nuser:\n{{question}}\n',
    'system: "You help {name}."\n    user: "{question}"',
  ],
  [
    'menu.prompt',
    '---\nmodel: googleai/gemini-2.0-flash\n---\n{{role "system"}}\nBe kind.\n{{role "user"}}\nMenu for {{day}}.',
    'system: "Be kind."\n    user: "Menu for {day}."',
  ],
  [
    '.claude/agents/a.md',
    '---\ndescription: Reviews code.\nmodel: inherit\n---\nYou review. It costs $10.',
    'tool: "Reviews code."\n    system: "You review. It costs $10."',
  ],
  ['story.yaml', 'template: |\n  Tell of {{$topic}}.\ntemplate_format: semantic-kernel\n', 'user: "Tell of {topic}."'],
  [
    'promptfooconfig.yaml',
    'prompts:\n  - "Translate {{text}}"\nproviders:\n  - openai:gpt-4o-mini\n',
    'user: "Translate {text}"',
  ],
  [
    'config/agents.yaml',
    'writer:\n  role: Writer of {topic}\n  goal: Write\n  backstory: Long ago\n',
    'system: "Writer of {topic}"\n    system: "Write"\n    system: "Long ago"',
  ],
  ['prompts/ask.txt', 'Answer {question} now.', 'system: "Answer {question} now."'],
];

test.each(cases)('%s', async (file, text, parts) => {
  const result = await scan('prompt-file', text, {}, file);
  expect(describeCalls(result)).toContain(parts);
});

test.each([
  ['compose.yaml', 'services:\n  web:\n    image: x\n'],
  ['prompts/chat_template.jinja', '{% for m in messages %}<|im_start|>{{ m.role }}{% endfor %}'],
  ['AGENTS.md', '   \n'],
  ['broken.yaml', 'template: [\ntemplate_format: x'],
])('%s holds no prompt', async (file, text) => {
  expect((await scan('prompt-file', text, {}, file)).calls).toEqual([]);
});

test('instructions pull in the files that they name, once each', async () => {
  const files: Record<string, string> = { 'docs/style.md': 'Use tabs. See @../CLAUDE.md', 'CLAUDE.md': 'x' };
  const text = 'Read @docs/style.md and `@not/this.md`.';
  const { calls } = await scan('prompt-file', text, { readFile: file => files[file] }, 'CLAUDE.md');
  expect(calls[0]!.prompt.map(part => part.file)).toEqual([undefined, 'docs/style.md']);
});

test.each([
  ['prompts/answer.txt', 'a\0b', 'binary'],
  ['AGENTS.md', 'x'.repeat(4_000_001), 'too-large'],
])('%s with what no prompt holds is said, not read', async (file, text, code) => {
  expect(await scan('prompt-file', text, {}, file)).toMatchObject({ calls: [], problems: [{ code }] });
});

test.each(['[', '{', 'a: [', '{ g: '])('YAML with %j in itself, thousands deep, holds no prompt', async open => {
  const text = `template_format: x\ntemplate: ${open.repeat(5000)}`;
  expect((await scan('prompt-file', text, {}, 'story.yaml')).calls).toEqual([]);
});

test.each(['{{\t', '{{', '{%', '{#', '${', '${a', '{{{ ', '{{#', '$', '{'])(
  'a template with thousands of %j that nothing closes is read at once',
  async open => {
    const text = `A {{ name }} b ${open.repeat(3000)}${'\t'.repeat(3000)}c`;
    const { calls } = await scan('prompt-file', text, {}, 'prompts/answer.hbs');
    expect(describeCalls({ calls, problems: [] })).toContain('"A {name} b ');
  },
);
