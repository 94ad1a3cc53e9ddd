import { describe, expect, test } from 'vitest';
import { mayHoldPrompts } from '../../../src/source/prompt-files/may-hold-prompts.ts';
import { promptFileEndings } from '../../../src/source/prompt-files/prompt-file-format.ts';
import { promptFileSamples } from '../prompt-file-samples.ts';
import { scan } from '../scanner-of-tests.ts';

const notRead = () => {
  throw new Error('the text was read');
};

describe('a name decides without a look at the text', () => {
  test.each<[string, boolean]>([
    ['AGENTS.md', true],
    ['.cursorrules', true],
    ['.claude/agents/reviewer.md', true],
    ['chat.prompty', true],
    ['promptfooconfig.yaml', true],
    ['src/crew/config/agents.yaml', true],
    ['prompts/answer.j2', true],
    ['prompts/answer.yaml', true],
    ['bot/system_prompt.txt', true],
    ['README.md', false],
    ['notes/todo.txt', false],
    ['package.json', false],
    ['inference-cost.json', false],
    ['src/app.py', false],
    ['Makefile', false],
  ])('%s: %s', (file, expected) => {
    expect(mayHoldPrompts(file, notRead)).toBe(expected);
  });
});

describe('a template outside a folder of prompts', () => {
  test.each<[string, string, boolean]>([
    ['flows/answer.jinja2', 'system:\nAnswer.', true],
    ['flows/answer.jinja2', '\n{# of the shop #}\n# user:\nAnswer.', true],
    ['flows/answer.jinja2', '<html>\nsystem:\n</html>', false],
    ['flows/answer.jinja2', 'system: ready', false],
    ['roles/nginx.conf.j2', 'user nginx;', false],
    ['bot/system_prompt.md', 'You are a librarian.', true],
    ['bot/system_prompt.md', '# Librarian\n\nYou are a librarian.', true],
    ['docs/system_prompt.md', '# The system prompt\n\nA system prompt says who the model is.', false],
    ['setup/instructions.md', '1. Install Node.', false],
  ])('%s: %s', (file, text, expected) => {
    expect(mayHoldPrompts(file, () => text)).toBe(expected);
  });
});

describe("Markdown anywhere that says an agent's name, what it is for, and its tools or model", () => {
  test.each<[string, boolean]>([
    ['---\nname: reviewer\ndescription: Reviews Go.\ntools: Read, Grep\n---\nYou review.', true],
    ['---\r\nname: reviewer\r\ndescription: Reviews Go.\r\nmodel: sonnet\r\n---\r\nYou review.', true],
    ['---\nname: reviewer\ndescription: Reviews Go.\n---\nYou review.', false],
    ['---\ndescription: Reviews Go.\nmodel: sonnet\n---\nYou review.', false],
    ['---\ntitle: Tools\nname: tools\ndescription: All tools.\ntools: 3\n---\nAll tools.', false],
    ['---\nname: my-model\ndescription: A model.\nmodel: llama\nlicense: mit\n---\n# Card', false],
    ['# Agents\n\n---\nname: a\ndescription: b\ntools: c\n---', false],
    ['name: a\ndescription: b\ntools: c', false],
  ])('%j: %s', (text, expected) => {
    expect(mayHoldPrompts('categories/web/designer.md', () => text)).toBe(expected);
  });
});

describe('a folder of agents or commands', () => {
  test.each<[string, string, boolean]>([
    ['agents/reviewer.md', '---\nname: reviewer\n---\nYou review.', true],
    ['agents/reviewer.md', '# Reviewer', false],
    ['agents/reviewer.md', '# Reviewer\nYou are an expert.', true],
    ['agents/reviewer.md', '# Agents\nAn agent hears: You are an expert.', false],
    ['plugins/git/commands/commit.md', 'Commit $ARGUMENTS.', true],
    ['plugins/git/commands/commit.md', '---\ndescription: Commits.\n---\nCommit.', true],
    ['docs/commands/commit.md', 'Run it.', false],
  ])('%s', (file, text, expected) => {
    expect(mayHoldPrompts(file, () => text)).toBe(expected);
  });
});

describe('JSON', () => {
  test.each<[string, string, boolean]>([
    ['a saved prompt', '{"_type": "prompt", "template": "Hi"}', true],
    ['after white space', '\n  {"_type": "prompt", "template": "Hi"}', true],
    ['a list of them', '[{"_type": "prompt", "template": "Hi"}]', false],
    ['a package', '{"name": "a", "dependencies": {"langchain": "1"}, "prompts": ["a"]}', false],
    ['settings of a compiler', '{"compilerOptions": {"target": "es2022"}, "files": []}', false],
    ['a table of figures', '{"rows": [[1, 2], [3, 4]], "template": "x"}', false],
    ['a graph', '{"nodes": [{"id": "a", "inputs": []}], "edges": []}', false],
    ['messages', '{"messages": [{"role": "user", "content": "Hi"}]}', false],
    ['nodes of n8n that ask no model', '{"nodes": [{"type": "n8n-nodes-base.set"}]}', false],
    ['nothing', '', false],
  ])('%s: %s', (_name, text, expected) => {
    expect(mayHoldPrompts('a.json', () => text)).toBe(expected);
  });
});

describe('YAML', () => {
  test.each<[string, string, boolean]>([
    ['a template of Semantic Kernel', 'name: Tell\ntemplate: |\n  Tell.\ntemplate_format: handlebars\n', true],
    ['a template that LangChain saved', '_type: prompt\ntemplate: Say {x}.\ninput_variables: [x]\n', true],
    ['an agent', 'type: chat_completion_agent\nname: Host\ninstructions: Be kind.\n', true],
    ['an application of Dify', 'app: {name: A}\nkind: app\nmodel_config:\n  pre_prompt: Be kind.\n', true],
    [
      'a flow of Dify',
      'kind: app\nworkflow:\n  graph:\n    nodes:\n    - data:\n        prompt_template:\n        - role: system\n          text: Hi\n',
      true,
    ],
    ['a role of a cluster', 'kind: ClusterRole\nmetadata:\n  name: a\nroleRef:\n  role: admin\n', false],
    ['a playbook', '- hosts: all\n  roles:\n    - role: web\n  tasks:\n    - template: src=a dest=b\n', false],
    ['a deployment', 'kind: Deployment\nspec:\n  template:\n    metadata: {}\n', false],
    ['a chart of an application', 'kind: app\nname: shop\nversion: 2\n', false],
    ['a pipeline', 'on: push\njobs:\n  test:\n    steps:\n      - run: npm test\n', false],
    ['instructions for people', 'type: guide\ninstructions: Press the button.\n', false],
    ['a pipe of a template', 'template: base.html\ntitle: Home\n', false],
    ['nothing', '', false],
  ])('%s: %s', (_name, text, expected) => {
    expect(mayHoldPrompts('a.yaml', () => text)).toBe(expected);
  });
});

test('what the scanner finds a prompt in may hold prompts, and ends as an editor is told', async () => {
  for (const { name: file, text } of promptFileSamples) {
    const { calls } = await scan('prompt-file', text, {}, file);
    expect(calls.length, file).toBeGreaterThan(0);
    expect(
      mayHoldPrompts(file, () => text),
      file,
    ).toBe(true);
    expect(promptFileEndings, file).toContain(file.slice(file.lastIndexOf('.') + 1));
  }
});
