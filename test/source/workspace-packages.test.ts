import { expect, test } from 'vitest';
import { describeCalls, partText, scan } from './scanner-of-tests.ts';

/** A folder reads as its files' names, as the shells give it. */
const workspace = (files: Readonly<Record<string, string>>, read: string[] = []) => ({
  readFile: (file: string): string | undefined => {
    read.push(file);
    if (!file.endsWith('/')) return files[file];
    const folder = file === './' ? '' : file;
    const names = Object.keys(files).filter(
      name => name.startsWith(folder) && !name.slice(folder.length).includes('/'),
    );
    return names.map(name => name.slice(folder.length)).join('\n');
  },
});

const service = `package llm

import "github.com/sashabaranov/go-openai"

const (
	defaultModel = openai.GPT4oMini
	maxAnswer    = 200
)

type Service struct {
	client *openai.Client
}

func NewService(key string) *Service { return &Service{client: openai.NewClient(key)} }

func (s *Service) Ask(ctx context.Context, prompt string) (string, error) {
	resp, err := s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: defaultModel, MaxTokens: maxAnswer,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: prompt}},
	})
	return resp.Choices[0].Message.Content, err
}
`;

const files = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'prompts/system.go': 'package prompts\n\nconst System = "You are a clerk of the post office."\n',
  'llm/client.go': service,
  'llm/prompts.go': 'package llm\n\nvar summaryPrompt = `Summarise the letter in one line.`\n',
  'llm/prompts_test.go': 'package llm\n\nvar onlyInTests = "A prompt of a test."\n',
};

const request = (content: string, imports = '') => `package llm

import (
	"github.com/sashabaranov/go-openai"
	${imports}
)

func (s *Service) Summarise(ctx context.Context, letter string) {
	s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model:     defaultModel,
		MaxTokens: maxAnswer,
		Messages:  []openai.ChatCompletionMessage{{Role: "user", Content: ${content}}},
	})
}
`;

/** The content of the one message, as the scan reads it, placeholders in braces. */
const cases: readonly (readonly [what: string, content: string, imports: string, text: string])[] = [
  ['a variable of the same package', 'summaryPrompt', '', 'Summarise the letter in one line.'],
  ['joined with a parameter', 'summaryPrompt + letter', '', 'Summarise the letter in one line.{letter}'],
  [
    'a constant of another package of the module',
    'prompts.System',
    '"example.com/app/prompts"',
    'You are a clerk of the post office.',
  ],
  [
    'a package under another name',
    'texts.System',
    'texts "example.com/app/prompts"',
    'You are a clerk of the post office.',
  ],
  ['a package of another module', 'prompts.System', '"example.org/other/prompts"', '{prompts.System}'],
  ['what only tests declare', 'onlyInTests', '', '{onlyInTests}'],
  ['what nothing declares', 'missing', '', '{missing}'],
];

test.each(cases)('%s', async (_what, content, imports, text) => {
  const { calls } = await scan('go', request(content, imports), workspace(files), 'llm/summary.go');
  expect(calls).toHaveLength(1);
  const [call] = calls;
  expect(call!.model.id).toBe('gpt-4o-mini');
  expect(call!.outputLimit.value).toBe(200);
  const [part] = call!.prompt;
  expect(part!.segments.map(piece => (piece.kind === 'static' ? piece.text : `{${piece.name}}`)).join('')).toBe(text);
});

test('a method of another file is a wrapper, from its own package and from outside', async () => {
  const inside = 'package llm\n\nfunc greet(ctx context.Context, s *Service) {\n\ts.Ask(ctx, "Greet the model.")\n}\n';
  const outside =
    'package main\n\nimport "example.com/app/llm"\n\nfunc main() {\n\tservice := llm.NewService("k")\n\tservice.Ask(ctx, "Where is the post office?")\n}\n';
  expect(describeCalls(await scan('go', inside, workspace(files), 'llm/greet.go'))).toBe(
    [
      '4:2 [wrapper] s.Ask sdk=openai model=gpt-4o-mini (default) provider=openai limit=MaxTokens:200',
      '    user: "Greet the model."',
    ].join('\n'),
  );
  expect(describeCalls(await scan('go', outside, workspace(files), 'main.go'))).toBe(
    [
      '7:2 [wrapper] service.Ask sdk=openai model=gpt-4o-mini (default) provider=openai limit=MaxTokens:200',
      '    user: "Where is the post office?"',
    ].join('\n'),
  );
});

test('an edit of another file of the package, and a new file, are seen at the next scan', async () => {
  const now: Record<string, string> = { ...files };
  const text = request('summaryPrompt');
  const read = async () => {
    const { calls } = await scan('go', text, workspace(now), 'llm/summary.go');
    return calls[0]!.prompt[0]!.segments;
  };
  expect(await read()).toMatchObject([{ text: 'Summarise the letter in one line.' }]);
  now['llm/prompts.go'] = 'package llm\n\nvar summaryPrompt = "Say it shorter, model."\n';
  expect(await read()).toMatchObject([{ text: 'Say it shorter, model.' }]);
  delete now['llm/prompts.go'];
  expect(await read()).toMatchObject([{ kind: 'placeholder', name: 'summaryPrompt' }]);
  now['llm/texts.go'] = 'package llm\n\nconst summaryPrompt = "A prompt in a new file."\n';
  expect(await read()).toMatchObject([{ text: 'A prompt in a new file.' }]);
});

test('a folder is listed once and each of its files read once in a scan, however many names are looked for', async () => {
  const read: string[] = [];
  const text = request('first + second + third + fourth');
  await scan('go', text, workspace(files, read), 'llm/summary.go');
  expect(read.filter(file => file === 'llm/')).toHaveLength(1);
  expect(read.filter(file => file === 'llm/client.go').length).toBeLessThanOrEqual(2);
});

test('of a folder of thousands of files the first are searched', async () => {
  const many: Record<string, string> = { 'llm/a_client.go': service };
  for (let index = 0; index < 3000; index++) many[`llm/data${String(index).padStart(4, '0')}.go`] = 'package llm\n';
  many['llm/zz.go'] = 'package llm\n\nconst last = "A prompt that is out of reach."\n';
  const read: string[] = [];
  const { calls } = await scan('go', request('last'), workspace(many, read), 'llm/summary.go');
  expect(calls[0]!.model.id).toBe('gpt-4o-mini');
  expect(calls[0]!.prompt[0]!.segments).toMatchObject([{ kind: 'placeholder', name: 'last' }]);
  expect(read.filter(file => file.startsWith('llm/data')).length).toBeLessThan(100);
});

test('files of a package that name each other in a circle end', async () => {
  const circle = {
    'a.go': 'package main\n\nvar first = second + " prompt"\n',
    'b.go': 'package main\n\nvar second = first + " prompt"\n',
  };
  const text = request('first').replace('package llm', 'package main');
  const { calls } = await scan('go', text, workspace({ ...files, ...circle }), 'main.go');
  expect(calls.map(({ callee }) => callee)).toEqual(['s.client.CreateChatCompletion']);
});

test.each([
  ['in a block of constants', 'const (\n\tother = 1\n\ttext = "Found, prompt."\n)'],
  ['with a type', 'const text string = "Found, prompt."'],
  ['in a block, with a type', 'var (\n\ttext string = "Found, prompt."\n)'],
  ['as one of two', 'var (\n\ttext, other = "Found, prompt.", "prompt"\n)'],
])('a name that another file declares %s', async (_how, declaration) => {
  const program = { ...files, 'llm/names.go': `package llm\n\n${declaration}\n` };
  const { calls } = await scan('go', request('text'), workspace(program), 'llm/summary.go');
  expect(calls[0]!.prompt[0]!.segments).toMatchObject([{ text: 'Found, prompt.' }]);
});

test('without a listing the file alone is read', async () => {
  const { calls } = await scan('go', request('summaryPrompt'), { readFile: () => undefined }, 'llm/summary.go');
  expect(calls[0]!.prompt[0]!.segments).toMatchObject([{ name: 'summaryPrompt' }]);
});

/** Folders of a repository that has no `go.mod`, as a part of one that was handed over. */
const withoutModule = {
  'lib/prompts/system.go': files['prompts/system.go'],
  'lib/llm/client.go': service,
  'lib/llm/prompts.go': files['llm/prompts.go'],
  'other/prompts/system.go': 'package prompts\n\nconst System = "Other words of another folder."\n',
};

test.each<[string, string, string, string]>([
  ['by the end of its path', 'lib/llm/ask.go', '"example.com/app/lib/prompts"', 'You are a clerk of the post office.'],
  ['beside the folder', 'lib/llm/ask.go', '"example.com/app/prompts"', 'You are a clerk of the post office.'],
  [
    'by as much of the path as there is',
    'lib/llm/ask.go',
    '"example.com/other/prompts"',
    'Other words of another folder.',
  ],
])('without go.mod, a package is found %s', async (_what, file, imports, text) => {
  const { readFile } = workspace(withoutModule);
  const { calls } = await scan('go', request('prompts.System', imports), { readFile }, file);
  expect(calls.map(({ prompt }) => prompt.map(partText))).toEqual([[text]]);
});

test('without go.mod, a package of another repository is not found by its end', async () => {
  const { readFile } = workspace({ 'llm/client.go': service });
  const { calls } = await scan('go', request('prompts.System', '"example.com/prompts"'), { readFile }, 'llm/ask.go');
  expect(calls.map(({ prompt }) => prompt.map(partText))).toEqual([['{prompts.System}']]);
});

test('with go.mod, the path is what counts', async () => {
  const { readFile } = workspace({ ...withoutModule, 'go.mod': 'module example.com/app\n' });
  const imports = '"example.com/elsewhere/lib/prompts"';
  const { calls } = await scan('go', request('prompts.System', imports), { readFile }, 'lib/llm/ask.go');
  expect(calls.map(({ prompt }) => prompt.map(partText))).toEqual([['{prompts.System}']]);
});
