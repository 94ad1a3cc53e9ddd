import { expect, test } from 'vitest';
import { partText, scan } from '../scanner-of-tests.ts';

const files: Record<string, string> = {
  'prompts/a.j2': '{# greeting #}Hello {{ name }}, {% if kind %}be {{ tone | upper }}{% endif %}.',
  'prompts/b.hbs': 'Hi {{name}}{{#each tasks}} - {{this}}{{else}} none{{/each}}{{! a note }}',
  'prompts/c.mustache': 'Dear {{name}}, {{{raw}}}',
};

async function promptOf(language: 'python' | 'typescript', text: string): Promise<string> {
  const { calls } = await scan(language, text, { readFile: file => files[file] }, 'app');
  return calls.at(-1)!.prompt.map(partText).join('\n');
}

const python: [string, string, string][] = [
  ['a file of an environment', 'Environment(loader=FileSystemLoader("prompts")).get_template("a.j2").render(name=name)', 'Hello {name}, be {tone}.'],
  ['a package’s folder', 'Environment(loader=PackageLoader("app", "prompts")).get_template("a.j2").render(name="Bob", tone="kind")', 'Hello Bob, be kind.'],
  ['a file that is read', 'Template(open("prompts/a.j2").read()).render({"name": "Bob"})', 'Hello Bob, be {tone}.'],
  ['text in the program', 'Template("Sum {{ text }} up.{% for d in docs %} {{ d }}{% endfor %}").render(text=text)', 'Sum {text} up. {d}'],
  ['a default of a parameter stays a placeholder', 'Template("Be {{ tone }}.").render(tone=tone)', 'Be {tone}.'],
  ['an environment’s own text', 'SandboxedEnvironment().from_string("Hi {{ name }}").render(name="Bob")', 'Hi Bob'],
  ['async rendering', 'Template("Hi {{ name }}").render_async(name="Bob")', 'Hi Bob'],
  ['a file that is not there', 'Environment(loader=FileSystemLoader("prompts")).get_template("z.j2").render()', '{render}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Python's template strings
  ['string.Template', 'Plain("Pay $$5 to ${name} for $what").safe_substitute(name="Bob")', 'Pay $5 to Bob for {what}'],
  ['chevron', 'chevron.render("Hi {{name}}", {"name": "Bob"})', 'Hi Bob'],
]; // biome-ignore format: a table

test.each(python)('Python: %s', async (_name, code, expected) => {
  const text = [
    'import chevron',
    'from string import Template as Plain',
    'from jinja2 import Environment, FileSystemLoader, PackageLoader, Template',
    'from jinja2.sandbox import SandboxedEnvironment',
    'from openai import OpenAI',
    'def ask(name, text, tone="kind"):',
    `    OpenAI().responses.create(model="gpt-4o", input=${code})`,
  ].join('\n');
  const found = await promptOf('python', text);
  if (expected === '{render}') expect(found).not.toContain('Hello');
  else expect(found).toBe(expected);
});

const typescript: [string, string, string][] = [
  ['Handlebars', "Handlebars.compile(readFileSync('prompts/b.hbs', 'utf8'))({ name })", 'Hi {name} - {this} none'],
  ['Mustache', "Mustache.render(readFileSync('prompts/c.mustache', 'utf8'), { name: 'Bob' })", 'Dear Bob, {raw}'],
  ['Nunjucks, text', "nunjucks.renderString('Hi {{ name }}', { name: 'Bob' })", 'Hi Bob'],
  ['Nunjucks, a file', "nunjucks.render('prompts/a.j2', { name: 'Bob' })", 'Hello Bob, be {tone}.'],
  ['Liquid', "new Liquid().parseAndRenderSync('Hi {{ name | upcase }}', { name: 'Bob' })", 'Hi Bob'],
];

test.each(typescript)('TypeScript: %s', async (_name, code, expected) => {
  const text = [
    "import { readFileSync } from 'node:fs';",
    "import Handlebars from 'handlebars';",
    "import { Liquid } from 'liquidjs';",
    "import Mustache from 'mustache';",
    "import nunjucks from 'nunjucks';",
    "import OpenAI from 'openai';",
    'export const ask = (name: string) =>',
    `  new OpenAI().responses.create({ model: 'gpt-4o', input: ${code} });`,
  ].join('\n');
  expect(await promptOf('typescript', text)).toBe(expected);
});

test('a template that is compiled once and rendered later', async () => {
  const text = [
    'from jinja2 import Template',
    'from openai import OpenAI',
    'greeting = Template("Hi {{ name }}, {{ question }}")',
    'def ask(question):',
    '    OpenAI().responses.create(model="gpt-4o", input=greeting.render(name="Bob", question=question))',
  ].join('\n');
  expect(await promptOf('python', text)).toBe('Hi Bob, {question}');
});
