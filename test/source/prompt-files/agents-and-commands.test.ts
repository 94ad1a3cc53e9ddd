import { describe, expect, test } from 'vitest';
import { describeCalls, scan } from '../scanner-of-tests.ts';

async function read(file: string, lines: readonly string[], beside: Readonly<Record<string, string>> = {}) {
  const result = await scan('prompt-file', lines.join('\n'), { readFile: path => beside[path] }, file);
  return describeCalls(result)
    .replaceAll('(file) sdk=', 'sdk=')
    .split('\n')
    .map(line => line.trim());
}

describe('agents and commands in folders of a plugin', () => {
  test.each<[string, string, string[], string[]]>([
    [
      'an agent says who it is',
      'plugins/go/agents/reviewer.md',
      ['---', 'name: reviewer', 'description: Reviews Go.', 'model: opus', '---', '', 'You review Go programs.'],
      [
        '7:1 [prompt-file] sdk=agent-file model=opus (literal)',
        'tool: "Reviews Go."',
        'system: "You review Go programs."',
      ],
    ],
    [
      'a model that is inherited is not known',
      'agents/reviewer.md',
      ['---', 'name: reviewer', 'description: Reviews.', 'model: inherit', '---', 'You review.'],
      ['6:1 [prompt-file] sdk=agent-file model=? (unknown)', 'tool: "Reviews."', 'system: "You review."'],
    ],
    [
      'an agent in a folder that is called after what it does',
      'engineering/reviewer.md',
      ['---', 'name: reviewer', 'description: Reviews Go.', 'tools: Read', '---', '', 'You review Go programs.'],
      [
        '7:1 [prompt-file] sdk=agent-file model=? (unknown)',
        'tool: "Reviews Go."',
        'system: "You review Go programs."',
      ],
    ],
    [
      'a page with a name and a description',
      'engineering/overview.md',
      ['---', 'name: overview', 'description: How we work.', '---', '', 'You review Go programs.'],
      [''],
    ],
    [
      'a page of documentation about agents',
      'docs/agents/overview.md',
      ['---', 'title: Overview', 'slug: /agents', '---', '# Agents'],
      [''],
    ],
    ['a page without front matter', 'docs/agents/overview.md', ['# Agents', 'An agent calls tools.'], ['']],
    [
      'a command with arguments',
      'plugins/git/commands/commit.md',
      ['---', 'description: Commits.', 'argument-hint: [message]', '---', 'Commit with $ARGUMENTS.'],
      ['5:1 [prompt-file] sdk=agent-file model=? (unknown)', 'tool: "Commits."', 'user: "Commit with {ARGUMENTS}."'],
    ],
    [
      'an agent whose description has colons, as its host writes it',
      'plugins/go/agents/reviewer.md',
      [
        '---',
        'name: reviewer',
        'description: Use this agent to review Go. Examples:',
        '',
        '<example>',
        'Context: A file was written.',
        'user: "Look: is it good?"',
        '</example>',
        'model: opus',
        'color: red',
        '---',
        '',
        'You review Go programs.',
      ],
      [
        '13:1 [prompt-file] sdk=agent-file model=opus (literal)',
        'tool: "Use this agent to review Go. Examples:\\n\\n<example>\\nContext: A file was written.\\nuser: \\"Look: is it good?\\"\\n</example>"',
        'system: "You review Go programs."',
      ],
    ],
    [
      'an agent without front matter that is spoken to',
      'plugins/go/agents/reviewer.md',
      ['# Reviewer', '', 'You are a reviewer of Go programs.'],
      [
        '1:1 [prompt-file] sdk=agent-file model=? (unknown)',
        'system: "# Reviewer\\n\\nYou are a reviewer of Go programs."',
      ],
    ],
    [
      'a command without front matter that is given something',
      'plugins/git/commands/commit.md',
      ['Commit with $ARGUMENTS.'],
      ['1:1 [prompt-file] sdk=agent-file model=? (unknown)', 'user: "Commit with {ARGUMENTS}."'],
    ],
    [
      'a page about a command',
      'docs/commands/commit.md',
      ['---', 'title: commit', 'description: How to commit', '---', 'Run it.'],
      [''],
    ],
  ])('%s', async (_name, file, lines, expected) => {
    expect(await read(file, lines)).toEqual(expected);
  });
});

describe('the description of a skill is what its YAML says', () => {
  test.each<[string, string[], string]>([
    ['in quotes', ['description: \'Draws "maps".\''], 'Draws "maps".'],
    ['folded', ['description: >-', '  Draws maps', '  of towns.'], 'Draws maps of towns.'],
    ['on the next line', ['description:', '  Draws maps.'], 'Draws maps.'],
    ['with lines', ['description: |', '  Draws maps.', '  Of towns.'], 'Draws maps.\nOf towns.'],
  ])('%s', async (_name, lines, expected) => {
    const { calls } = await scan('prompt-file', ['---', ...lines, '---', 'Draw.'].join('\n'), {}, 'a/SKILL.md');
    expect(calls[0]!.prompt[0]!.segments.map(part => (part.kind === 'static' ? part.text : ''))).toEqual([expected]);
  });

  test('none, and one that is no text', async () => {
    expect(await read('a/SKILL.md', ['---', 'name: a', 'description: [x]', '---', 'Draw.'])).toEqual([
      '5:1 [prompt-file] sdk=agent-skill model=? (unknown)',
      'system: "Draw."',
    ]);
  });
});

describe('a command in TOML', () => {
  test.each<[string, string[], string[]]>([
    [
      'of several lines',
      ['description = "Explains"', 'prompt = """', 'Explain {{args}} to me.', 'Be brief.', '"""'],
      ['3:1 [prompt-file] sdk=agent-file model=? (unknown)', 'user: "Explain {args} to me.\\nBe brief."'],
    ],
    [
      'of one',
      ["prompt = 'Say hi.' # always"],
      ['1:11 [prompt-file] sdk=agent-file model=? (unknown)', 'user: "Say hi."'],
    ],
    [
      'literal lines',
      ["prompt = '''Say", "hi.'''"],
      ['1:13 [prompt-file] sdk=agent-file model=? (unknown)', 'user: "Say\\nhi."'],
    ],
    ['not closed', ['prompt = """', 'Explain'], ['']],
    ['empty', ['prompt = ""'], ['']],
    ['none', ['description = "prompt"'], ['']],
  ])('%s', async (_name, lines, expected) => {
    expect(await read('.gemini/commands/explain.toml', lines)).toEqual(expected);
  });
});

test('a prompt file of GitHub Models', async () => {
  const lines = [
    'name: Haiku',
    'model: openai/gpt-4o-mini',
    'modelParameters:',
    '  maxTokens: 60',
    'messages:',
    '  - role: system',
    '    content: You write haiku.',
    '  - role: user',
    '    content: |',
    '      About {{topic}}.',
    'testData: []',
  ];
  expect(await read('haiku.prompt.yml', lines)).toEqual([
    '7:14 [prompt-file] sdk=github-models model=openai/gpt-4o-mini (literal) limit=max_tokens:60',
    'system: "You write haiku."',
    'user: "About {topic}."',
  ]);
  // The model may be left to whoever runs it.
  expect(await read('haiku.prompt.yml', lines.toSpliced(1, 1))).toEqual([
    '6:14 [prompt-file] sdk=github-models model=? (unknown) limit=max_tokens:60',
    'system: "You write haiku."',
    'user: "About {topic}."',
  ]);
  expect(await read('chat.yml', ['messages:', '  hello: Hi there', 'model: x'])).toEqual(['']);
});

test('a template of EJS: values are placeholders, statements and comments are not sent', async () => {
  const text = '<%# why %><% if (topic) { %>Write about <%= topic.name %> in <%- tongue -%>.<% } %> 5 <% of 9';
  expect(await read('prompts/write.ejs', [text])).toEqual([
    '1:1 [prompt-file] sdk=prompt-template model=? (unknown)',
    'system: "Write about {topic.name} in {tongue}. 5 <% of 9"',
  ]);
});

test('a dotprompt file below its licence, with comments', async () => {
  const lines = [
    '# Copyright',
    '#',
    '',
    '---',
    'model: googleai/gemini-2.5-flash',
    '---',
    '{{! why }}Say {{name}}.{{!-- {{x}} --}}',
  ];
  expect(await read('hi.prompt', lines)).toEqual([
    '7:1 [prompt-file] sdk=dotprompt model=googleai/gemini-2.5-flash (literal)',
    'user: "Say {name}."',
  ]);
  // Only a comment stands before the first role.
  expect(await read('hi.prompt', ['{{! why }}', '{{role "user"}}', 'Hi there.'])).toEqual([
    '3:1 [prompt-file] sdk=dotprompt model=? (unknown)',
    'user: "Hi there."',
  ]);
});

test('clients of BAML that stand beside the functions', async () => {
  const lines = ['function Greet(name: string) -> string {', '  client Fast', '  prompt #"Greet {{ name }}."#', '}'];
  const clients = 'client<llm> Fast {\n  provider openai\n  options {\n    model "gpt-4o-mini"\n  }\n}\n';
  expect(await read('baml_src/greet.baml', lines, { 'baml_src/clients.baml': clients })).toEqual([
    '1:10 [prompt-file] sdk=baml model=gpt-4o-mini (literal)',
    'user: "Greet {name}."',
  ]);
});

test('nodes of Dify that act, sort or take out', async () => {
  const lines = [
    'kind: app',
    'workflow:',
    '  graph:',
    '    nodes:',
    '      - data:',
    '          type: agent',
    '          agent_parameters:',
    '            instruction: { type: constant, value: You plan trips. }',
    "            query: { type: constant, value: '{{#sys.query#}}' }",
    '            model: { value: { model: gpt-4o-mini, completion_params: { max_tokens: 50 } } }',
    '      - data:',
    '          type: parameter-extractor',
    '          instruction: Take the address out.',
    '          model: { name: doubao }',
    '      - data: { type: code, instruction: not sent }',
  ];
  expect(await read('trip.yml', lines)).toEqual([
    '8:51 [prompt-file] sdk=dify model=gpt-4o-mini (literal) limit=max_tokens:50',
    'system: "You plan trips."',
    'user: "{sys.query}"',
    '13:24 [prompt-file] sdk=dify model=doubao (literal)',
    'system: "Take the address out."',
  ]);
});
