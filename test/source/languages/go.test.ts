import { expect, test } from 'vitest';
import { partText, scan } from '../scanner-of-tests.ts';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a raw string', '', '`a\\n\n\tb`', 'a\\n\n\tb'],
  ['a constant of the package', '', 'Rules', 'Be kind.'],
  ['a sum', '', 'Rules + " " + name', 'Be kind. {name}'],
  ['Sprintf', '', 'fmt.Sprintf("%s has %d%% of %v", name, 5, Rules)', '{name} has 5% of Be kind.'],
  ['Sprintf with an index of its own', '', 'fmt.Sprintf("%+v %05.2f", name, n)', '{name} {n}'],
  ['Join', '', 'strings.Join([]string{"a", name}, ", ")', 'a, {name}'],
  ['TrimSpace', '', 'strings.TrimSpace(" a ")', 'a'],
  ['a variable', 'text := "a"', 'text', 'a'],
  ['text that is added', 'text := "a"\ntext += "b"', 'text', 'ab'],
  ['var with a type', 'var text string = "a"', 'text', 'a'],
  ['a branch keeps what was there', 'text := "a"\nif n > 1 {\ntext = "b"\n}', 'text', 'a'],
  ['a map', 'prompts := map[string]string{"a": "one"}', 'prompts["a"]', 'one'],
  ['a struct’s field', 'p := struct{ Ask string }{Ask: "one"}', 'p.Ask', 'one'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('go', before, expression)).toBe(sent);
});

/** A request whose text a template of the package gives, and the file that it is written in. */
const filled = async (made: string, files: Readonly<Record<string, string>> = {}) => {
  const text = [
    'package main',
    'import (',
    '"bytes"',
    '"text/template"',
    'c "github.com/sashabaranov/go-openai"',
    ')',
    'func ask(x *c.Client, name string) {',
    made,
    'x.CreateCompletion(ctx, c.CompletionRequest{Model: "m", Prompt: out.String()})',
    '}',
  ].join('\n');
  const { calls } = await scan('go', text, { readFile: file => files[file] }, 'cmd/ask.go');
  return calls.flatMap(({ prompt }) => prompt.map(partText)).join('\n---\n');
};

test.each<[string, string, string]>([
  [
    'a template in the program',
    'var out bytes.Buffer\nt := template.Must(template.New("a").Parse("Greet {{.Name}} well."))\nt.Execute(&out, data)',
    'Greet {Name} well.',
  ],
  [
    'filled from a map',
    'out := new(bytes.Buffer)\nt, _ := template.New("a").Parse("Greet {{.Name}} well.")\nt.Execute(out, map[string]any{"Name": "Ada"})',
    'Greet Ada well.',
  ],
  [
    'with functions, branches, comments and white space taken away',
    'var out strings.Builder\nt, _ := template.New("a").Funcs(f).Parse("Greet {{/* who */}}{{if .Kind}}the kind {{end}}{{.Name | upper}}.\\n  {{- range .Tasks}}\\n- {{.}}{{end}}")\nt.Execute(&out, data)',
    'Greet the kind {Name}.\n- {value0}',
  ],
  [
    'a file',
    'var out bytes.Buffer\nt, _ := template.ParseFiles("cmd/ask.tmpl")\nt.Execute(&out, data)',
    'Greet {Name} from a file.',
  ],
])('%s', async (_name, made, sent) => {
  expect(await filled(made, { 'cmd/ask.tmpl': 'Greet {{ .Name }} from a file.' })).toBe(sent);
});

test.each<[string, string]>([
  ['a statement of a database', 'var out bytes.Buffer\ndb.Execute(query, "You are a kind clerk of the office.")'],
  ['a command', 'var out bytes.Buffer\nrunner.Execute(ctx, "You are a kind clerk of the office.")'],
])('%s writes no text', async (_name, made) => {
  expect(await filled(made)).not.toContain('clerk');
});
