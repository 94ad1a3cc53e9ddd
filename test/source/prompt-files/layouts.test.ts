import { describe, expect, test } from 'vitest';
import { describeCalls, scan } from '../scanner-of-tests.ts';

/** Files beside the prompt file, by path. */
type Beside = Readonly<Record<string, string>>;

async function read(file: string, lines: readonly string[], beside: Beside = {}): Promise<string[]> {
  const result = await scan('prompt-file', lines.join('\n'), { readFile: path => beside[path] }, file);
  return describeCalls(result)
    .replaceAll('(file) sdk=', 'sdk=')
    .split('\n')
    .map(line => line.trim());
}

const prompty: [string, string[], string[]][] = [
  [
    'version 1: the deployment is the model, tools and the answer’s schema go along',
    [
      '---',
      'model:',
      '  api: chat',
      '  configuration:',
      '    type: azure_openai',
      '    azure_deployment: gpt-35-turbo',
      '  parameters:',
      '    max_tokens: 128',
      '    tools:',
      '      - type: function',
      '        function: { name: search, description: Searches, parameters: { type: object } }',
      '    response_format:',
      '      type: json_schema',
      '      json_schema: { name: answer, schema: { type: object } }',
      '---',
      'system:',
      'You help {{customer.name}}.',
      '',
      'assistant:',
      'Hello',
      'user:',
      '{% if question %}{{question}}{% endif %}',
    ],
    [
      '17:1 [prompt-file] sdk=prompty model=gpt-35-turbo (literal) limit=max_tokens:128',
      'system: "You help {customer.name}."',
      'assistant: "Hello"',
      'user: "{question}"',
      'tools (written): search "Searches" {"type":"object"}',
      'schema (written): {"type":"object"}',
    ],
  ],
  [
    'version 2',
    ['---', 'model:', '  id: gpt-4o', '  options: { max_tokens: 100 }', '---', 'Say hi to {{name}}.'],
    ['6:1 [prompt-file] sdk=prompty model=gpt-4o (literal) limit=max_tokens:100', 'system: "Say hi to {name}."'],
  ],
  [
    'a model that only the environment knows, no limit',
    ['---', 'model: { configuration: { azure_deployment: "$' + '{env:DEPLOYMENT}" } }', '---', 'user:', 'Hi'],
    ['5:1 [prompt-file] sdk=prompty model=? (unknown)', 'user: "Hi"'],
  ],
  [
    'a model with a default',
    ['---', 'model: { id: "$' + '{env:MODEL:gpt-4o-mini}" }', '---', 'user:', 'Hi'],
    ['5:1 [prompt-file] sdk=prompty model=gpt-4o-mini (literal)', 'user: "Hi"'],
  ],
  ['front matter that never closes is text', ['---', 'model: x', 'user:', 'Hi'], ['1:1 [prompt-file] sdk=prompty model=? (unknown)', 'system: "---\\nmodel: x"', 'user: "Hi"']],
  ['broken YAML leaves the text', ['---', 'model: [', '---', 'user:', 'Hi'], ['5:1 [prompt-file] sdk=prompty model=? (unknown)', 'user: "Hi"']],
  ['Windows line ends', ['---\r', 'model: { id: gpt-4o }\r', '---\r', 'user:\r', 'Hi\r', ''], ['5:1 [prompt-file] sdk=prompty model=gpt-4o (literal)', 'user: "Hi"']],
  ['only front matter', ['---', 'model: { id: gpt-4o }', '---', ''], ['']],
  ['an unclosed control mark', ['---', '---', 'user:', 'Hi {% if x'], ['4:1 [prompt-file] sdk=prompty model=? (unknown)', 'user: "Hi {% if x"']],
]; // biome-ignore format: a table

test.each(prompty)('.prompty: %s', async (_name, lines, expected) => {
  const found = await read('chat.prompty', lines);
  expect(found).toEqual(expected);
});

const dotprompt: [string, string[], string[]][] = [
  [
    'roles, history, an image, named tools, a short schema',
    [
      '---',
      'model: googleai/gemini-2.5-flash',
      'config: { maxOutputTokens: 200 }',
      'tools: [lookup]',
      'output:',
      '  format: json',
      '  schema:',
      '    name: string, who it is',
      '    tags(array, labels): string',
      '    note?: string',
      '    kind(enum): [A, B]',
      '    owner(object):',
      '      age: integer',
      '---',
      '{{role "system"}}',
      'You describe {{style}} pictures.',
      '{{history}}',
      '{{role "user"}}',
      '{{media url=photo}} What is it? {{#if extra}}{{extra}}{{/if}}',
    ],
    [
      '16:1 [prompt-file] sdk=dotprompt model=googleai/gemini-2.5-flash (literal) limit=max_tokens:200',
      'system: "You describe {style} pictures."',
      'history: "{history}"',
      'user: " What is it? {extra}"',
      'tools (written ?lookup):',
      'schema (derived): {"type":"object","properties":{"name":{"type":"string","description":"who it is"},"tags":{"type":"array","items":{"type":"string"},"description":"labels"},"note":{"type":"string"},"kind":{"enum":["A","B"]},"owner":{"type":"object","properties":{"age":{"type":"integer"}},"required":["age"]}},"required":["name","tags","kind","owner"]}',
      'image',
    ],
  ],
  [
    'JSON Schema as it is; a schema by name is not known',
    ['---', 'output: { schema: { type: object, properties: { a: { type: string } } } }', '---', 'Hi'],
    ['4:1 [prompt-file] sdk=dotprompt model=? (unknown)', 'user: "Hi"', 'schema (derived): {"type":"object","properties":{"a":{"type":"string"}}}'],
  ],
  [
    'a schema by its name',
    ['---', 'output: { schema: Recipe }', '---', 'Hi'],
    ['4:1 [prompt-file] sdk=dotprompt model=? (unknown)', 'user: "Hi"', 'schema (derived ?Recipe):'],
  ],
  [
    'aliases of aliases carry nothing',
    [
      '---',
      'a: &a [x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b]',
      'tools: [*c, *c, *c, *c]',
      '---',
      'Hi',
    ],
    ['7:1 [prompt-file] sdk=dotprompt model=? (unknown)', 'user: "Hi"'],
  ],
]; // biome-ignore format: a table

test.each(dotprompt)('.prompt: %s', async (_name, lines, expected) => {
  expect(await read('menu.prompt', lines)).toEqual(expected);
});

describe('Semantic Kernel', () => {
  const config = (settings: unknown) => ({
    'Plugins/Sum/config.json': JSON.stringify({ execution_settings: settings }),
  });
  test.each<[string, Beside, string]>([
    ['the default service', config({ 'gpt-4': { max_tokens: 9 }, default: { max_tokens: 500, model_id: 'gpt-4o' } }), 'model=gpt-4o (literal) limit=max_tokens:500'],
    ['the first service', config({ 'gpt-4': { model_id: 'gpt-4', max_tokens: 9 } }), 'model=gpt-4 (literal) limit=max_tokens:9'],
    ['no settings', { 'Plugins/Sum/config.json': '{}' }, 'model=? (unknown)'],
    ['settings of another shape', config([1]), 'model=? (unknown)'],
    ['broken JSON', { 'Plugins/Sum/config.json': '{"execution_settings": [' }, 'model=? (unknown)'],
    ['no file', {}, 'model=? (unknown)'],
  ])('skprompt.txt with a config.json: %s', async (_name, beside, facts) => {
    const found = await read('Plugins/Sum/skprompt.txt', ['Sum up {{$input}} on {{time.now}}.'], beside);
    expect(found).toEqual([
      `1:1 [prompt-file] sdk=semantic-kernel ${facts}`,
      'system: "Sum up {input} on {time.now}."',
    ]);
  }); // biome-ignore format: a table

  test('a YAML prompt', async () => {
    const lines = ['name: story', 'template: |', '  Tell of {{$topic}}.', 'template_format: semantic-kernel', 'execution_settings:', '  default: { max_tokens: 60, model_id: gpt-4o }']; // biome-ignore format: one file
    expect(await read('story.yaml', lines)).toEqual([
      '2:11 [prompt-file] sdk=semantic-kernel model=gpt-4o (literal) limit=max_tokens:60',
      'user: "Tell of {topic}."',
    ]);
  });
});

describe('promptfoo', () => {
  const beside = {
    'eval/prompts/a.txt': 'Translate {{text}}.\n',
    'eval/prompts/chat.json':
      '[{"role": "system", "content": "Be {{tone}}."}, {"role": "user", "content": "{{text}}"}]',
    'eval/prompts/broken.json': '[{"role": "system", ',
    'shared.txt': 'Shared {{x}}',
  };
  test.each<[string, string[], string[]]>([
    [
      'written in the file, first provider',
      ['prompts:', '  - "Say {{x}}"', '  - |', '    Shout {{x}}', 'providers:', '  - id: openai:gpt-4o', '    config: { max_tokens: 7 }', '  - anthropic:x'],
      ['model=gpt-4o (literal) limit=max_tokens:7', 'user: "Say {x}"', 'user: "Shout {x}"'],
    ],
    ['files', ['prompts:', '  - file://prompts/a.txt', '  - ../shared.txt', 'providers: [openai:gpt-4o-mini]'], ['model=gpt-4o-mini (literal)', 'user: "Translate {text}."', 'user: "Shared {x}"']],
    ['a conversation in a file', ['prompts: [file://prompts/chat.json]'], ['model=? (unknown)', 'system: "Be {tone}."', 'user: "{text}"']],
    ['prompts with labels', ['prompts:', '  - { id: file://prompts/a.txt, label: A }', '  - { raw: "Hi {{x}}", label: B }'], ['model=? (unknown)', 'user: "Hi {x}"', 'user: "Translate {text}."']],
    ['one prompt without a list', ['prompts: file://prompts/a.txt'], ['model=? (unknown)', 'user: "Translate {text}."']],
    ['programs and files that are not there', ['prompts:', '  - file://make.py:prompt', '  - file://gone.txt', '  - file://../../../etc/passwd.txt', '  - exec:./run.sh'], ['model=? (unknown)']],
    ['a broken conversation is text', ['prompts: [file://prompts/broken.json]'], ['model=? (unknown)', String.raw`user: "[{\"role\": \"system\","`]],
  ])('%s', async (_name, lines, expected) => {
    const found = await read('eval/promptfooconfig.yaml', lines, beside);
    expect(found).toEqual([`1:1 [prompt-file] sdk=promptfoo ${expected[0]}`, ...expected.slice(1)]);
  }); // biome-ignore format: a table
});

describe('CrewAI', () => {
  test('agents and tasks, each on its own', async () => {
    const agents = ['writer:', '  role: Writer of {topic}', '  goal: >', '    Write', '    well', '  backstory: Long ago', '  llm: openai/gpt-4o', 'reader:', '  role: Reader']; // biome-ignore format: one file
    expect(await read('src/crew/config/agents.yaml', agents)).toEqual([
      '2:9 [prompt-file] sdk=crewai model=openai/gpt-4o (literal)',
      'system: "Writer of {topic}"',
      'system: "Write well"',
      'system: "Long ago"',
    ]);
    const tasks = ['write:', '  description: Write about {topic}.', '  expected_output: A text', '  agent: writer'];
    expect(await read('config/tasks.yaml', tasks)).toEqual([
      '2:16 [prompt-file] sdk=crewai model=? (unknown)',
      'user: "Write about {topic}."',
      'user: "A text"',
    ]);
  });
});

describe('BAML', () => {
  const file = [
    'client<llm> Fast {',
    '  provider openai',
    '  options { model "gpt-4o-mini" }',
    '}',
    'class Resume { name string }',
    'function Extract(text: string) -> Resume {',
    '  client Fast',
    '  prompt #"',
    '    {{ _.role("system") }}',
    '    You extract resumes.',
    '    {{ ctx.output_format }}',
    '    {{ _.role("user") }}',
    '    Extract from {{ text }}{# a note #}',
    '  "#',
    '}',
    'function Say(name: string) -> string {',
    '  client "anthropic/claude-sonnet-4-5"',
    '  prompt ##"Say "#hello"# to {{ name }}."##',
    '}',
    'function Nothing(x: int) -> int {',
    '  client Fast',
    '}',
  ];
  test('a function is a prompt, a client gives the model', async () => {
    expect(await read('baml_src/resume.baml', file)).toEqual([
      '6:10 [prompt-file] sdk=baml model=gpt-4o-mini (literal)',
      String.raw`system: "You extract resumes.\n    {ctx.output_format}"`,
      'user: "Extract from {text}"',
      '16:10 [prompt-file] sdk=baml model=anthropic/claude-sonnet-4-5 (literal)',
      String.raw`user: "Say \"#hello\"# to {name}."`,
    ]);
  });
  test.each([
    ['no closing quotes', ['function F(x: int) -> int {', '  prompt #"Hi', '}']],
    ['no closing brace', ['function F(x: int) -> int {', '  prompt #"Hi"#']],
    ['an empty prompt', ['function F(x: int) -> int {', '  prompt #""#', '}']],
    ['only classes', ['class A { b string }']],
  ])('%s gives nothing', async (_name, lines) => {
    expect(await read('a.baml', lines)).toEqual(['']);
  });
});

describe('Dify', () => {
  test('each node of a workflow that asks a model', async () => {
    const lines = [
      'kind: app',
      'workflow:',
      '  graph:',
      '    nodes:',
      '      - data: { type: start }',
      '      - data:',
      '          type: llm',
      '          model: { name: gpt-4o, completion_params: { max_tokens: 512 } }',
      '          prompt_template:',
      '            - role: system',
      '              text: "You sum up {{#1.text#}}."',
      '            - role: user',
      '              text: Go.',
      '      - data: { prompt_template: { text: "Say {{x}}" }, model: { name: m } }',
    ];
    expect(await read('flows/app.yml', lines)).toEqual([
      '11:21 [prompt-file] sdk=dify model=gpt-4o (literal) limit=max_tokens:512',
      'system: "You sum up {1.text}."',
      'user: "Go."',
      '14:42 [prompt-file] sdk=dify model=m (literal)',
      'user: "Say {x}"',
    ]);
  });
  test('a simple application; broken shapes', async () => {
    const lines = ['kind: app', 'model_config:', '  pre_prompt: You sell books.', '  model: { name: gpt-4o }'];
    expect(await read('app.yml', lines)).toEqual([
      '3:15 [prompt-file] sdk=dify model=gpt-4o (literal)',
      'system: "You sell books."',
    ]);
    const broken = [
      'kind: app',
      'workflow: { graph: { nodes: [1, null, { data: { prompt_template: [3, { text: 4 }] } }] } }',
    ];
    expect(await read('app.yml', broken)).toEqual(['']);
  });
});

describe('templates outside a folder of prompts', () => {
  test('messages below their roles', async () => {
    expect(
      await read('flows/tables.jinja2', [
        '',
        'system:',
        'Name the tables.',
        '{{names}}',
        '',
        'user:',
        'Question: {{query}}',
      ]),
    ).toEqual([
      '3:1 [prompt-file] sdk=prompt-template model=? (unknown)',
      String.raw`system: "Name the tables.\n{names}"`,
      'user: "Question: {query}"',
    ]);
  });
  test('a text that its name calls a prompt', async () => {
    expect(await read('bot/system_prompt.txt', ['You guard a password.'])).toEqual([
      '1:1 [prompt-file] sdk=prompt-template model=? (unknown)',
      'system: "You guard a password."',
    ]);
  });
  test.each([
    ['bot/system_prompt.md', ['# The system prompt', 'It says who the model is.']],
    ['web/page.jinja2', ['<p>{{name}}</p>']],
    ['models/chat_prompt.jinja', ["{% for m in messages %}<|im_start|>{{ m['content'] }}{% endfor %}"]],
  ])('%s is none', async (file, lines) => {
    expect(await read(file, lines)).toEqual(['']);
  });
});
