import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

/** `gpt-4o (default), <= 9` of each call, in their order. */
async function found(language: LanguageId, text: string): Promise<string[]> {
  const { calls } = await scan(language, text);
  return calls.map(({ model, outputLimit }) => {
    const limit = outputLimit.value === undefined ? '' : `, <= ${outputLimit.value}`;
    return `${model.id ?? '?'} (${model.from})${limit}`;
  });
}

const python = (before: string, model: string, limit = 'None') =>
  found(
    'python',
    `import argparse, click, typer, streamlit as st
from absl import flags
from fastapi import Query
from openai import OpenAI
client = OpenAI()
${before.replace('ASK', `client.chat.completions.create(model=${model}, max_tokens=${limit}, messages=[{"role": "user", "content": q}])`)}
`,
  );

const parser = (declared: string) => `parser = argparse.ArgumentParser()\n${declared}\nargs = parser.parse_args()\nASK`;
const declaring = (declared: string) =>
  `def parse():\n    parser = argparse.ArgumentParser()\n    ${declared}\n    return parser.parse_args()\n`;

describe('an option of the command line is what it is when nobody sets it', () => {
  test.each<[string, string, string, string]>([
    ['by its long name', parser('parser.add_argument("--model", default="m-1")'), 'args.model', 'm-1 (default)'],
    [
      'by a long name with hyphens, behind a letter',
      parser('parser.add_argument("-m", "--model-name", type=str, default="m-1")'),
      'args.model_name',
      'm-1 (default)',
    ],
    [
      'by the name that it is given',
      parser('parser.add_argument("--llm", dest="model", default="m-1")'),
      'args.model',
      'm-1 (default)',
    ],
    [
      'by what is left when some are not known',
      parser('parser.add_argument("--model", default="m-1")')
        .replace('args =', 'args, _ =')
        .replace('_args()', '_known_args()'),
      'args.model',
      'm-1 (default)',
    ],
    [
      'in a function',
      `${declaring('parser.add_argument("--model", default="m-1")')}args = parse()\nASK`,
      'args.model',
      'm-1 (default)',
    ],
    [
      'in a function that is handed what was parsed',
      `${declaring('parser.add_argument("--model", default="m-1")')}def ask(args):\n    ASK`,
      'args.model',
      'm-1 (default)',
    ],
    [
      'kept in an object',
      `${declaring('parser.add_argument("--model", default="m-1")')}class Run:\n    def __init__(self, args):\n        self.args = args\n    def ask(self):\n        ASK`,
      'self.args.model',
      'm-1 (default)',
    ],
    [
      'of the environment, or else',
      parser('parser.add_argument("--model", default=os.getenv("MODEL", "m-1"))'),
      'args.model',
      'm-1 (default)',
    ],
    ['without a default: unknown', parser('parser.add_argument("--model")'), 'args.model', '? (unknown)'],
    [
      'with nothing as default: unknown',
      parser('parser.add_argument("--model", default=None)'),
      'args.model',
      '? (unknown)',
    ],
    [
      'of two programs that do not agree: unknown',
      parser('parser.add_argument("--model", default="m-1")\nother.add_argument("--model", default="m-2")'),
      'args.model',
      '? (unknown)',
    ],
    ['another option: unknown', parser('parser.add_argument("--judge", default="m-1")'), 'args.model', '? (unknown)'],
    [
      'of something else that has such a member: unknown',
      `${declaring('parser.add_argument("--model", default="m-1")')}def ask(car):\n    ASK`,
      'car.model',
      '? (unknown)',
    ],
    [
      'click: the parameter of its name',
      '@click.command()\n@click.option("--model", "-m", default="m-1")\ndef ask(model):\n    ASK',
      'model',
      'm-1 (default)',
    ],
    [
      'click: another parameter: unknown',
      '@click.option("--model", default="m-1")\ndef ask(model, judge):\n    ASK',
      'judge',
      '? (unknown)',
    ],
    ['typer', 'def ask(model: str = typer.Option("m-1", help="asked")):\n    ASK', 'model', 'm-1 (default)'],
    ['FastAPI', 'def ask(model: str = Query(default="m-1")):\n    ASK', 'model', 'm-1 (default)'],
    ['absl', 'flags.DEFINE_string("model", "m-1", "asked")\nFLAGS = flags.FLAGS\nASK', 'FLAGS.model', 'm-1 (default)'],
    ['absl, kept', 'MODEL = flags.DEFINE_string("model", "m-1", "asked")\nASK', 'MODEL.value', 'm-1 (default)'],
    [
      'Streamlit: what is chosen first',
      'model = st.sidebar.selectbox("Model", ["m-1", "m-2"])\nASK',
      'model',
      'm-1 (default)',
    ],
    [
      'Streamlit: what is chosen by number',
      'model = st.radio("Model", ["m-1", "m-2"], index=1)\nASK',
      'model',
      'm-2 (default)',
    ],
    [
      'Streamlit: by a number that is not known',
      'model = st.radio("Model", ["m-1", "m-2"], index=i)\nASK',
      'model',
      '? (unknown)',
    ],
    ['Streamlit: what is written first', 'model = st.text_input("Model", value="m-1")\nASK', 'model', 'm-1 (default)'],
  ])('%s', async (_name, text, model, expected) => {
    expect(await python(text, model)).toEqual([expected]);
  });

  test.each<[string, string, string, number]>([
    ['argparse', parser('parser.add_argument("--most", type=int, default=55)'), 'args.most', 55],
    ['absl', 'flags.DEFINE_integer("most", 66, "tokens")\nFLAGS = flags.FLAGS\nASK', 'FLAGS.most', 66],
    ['Streamlit', 'most = st.slider("Most", 1, 4096, 256)\nASK', 'most', 256],
  ])('a limit: %s', async (_name, text, limit, expected) => {
    expect(await python(text, '"m-1"', limit)).toEqual([`m-1 (literal), <= ${expected}`]);
  });

  const script = `import { program } from 'commander';
import yargs from 'yargs';
import { parseArgs } from 'node:util';
import OpenAI from 'openai';
const client = new OpenAI();
`;
  test.each<[string, string, string, string]>([
    [
      'commander, handed to what it runs',
      "program.option('-m, --model <name>', 'asked', 'm-1').action(async options => ASK);",
      'options.model',
      'm-1 (default)',
    ],
    [
      'commander, read later',
      "program.option('--chat-model <name>', 'asked', 'm-1');\nconst given = program.opts();\nASK",
      'given.chatModel',
      'm-1 (default)',
    ],
    [
      'commander, without a default',
      "program.option('--model <name>', 'asked').action(async options => ASK);",
      'options.model',
      '? (unknown)',
    ],
    [
      'yargs',
      "const argv = yargs(process.argv).option('model', { default: 'm-1' }).parseSync();\nASK",
      'argv.model',
      'm-1 (default)',
    ],
    [
      "Node's own",
      "const { values } = parseArgs({ options: { model: { type: 'string', default: 'm-1' } } });\nASK",
      'values.model',
      'm-1 (default)',
    ],
  ])('TypeScript: %s', async (_name, text, model, expected) => {
    const asked = `client.chat.completions.create({ model: ${model}, messages: [{ role: 'user', content: q }] })`;
    expect(await found('typescript', script + text.replace('ASK', asked))).toEqual([expected]);
  });

  test.each<[string, string, string, string]>([
    ['flag', 'flag.StringVar(&model, "model", "m-1", "asked")', 'model', 'm-1 (default)'],
    ['pflag, of a field', 'flags.StringVarP(&opts.model, "model", "m", "m-1", "asked")', 'opts.model', 'm-1 (default)'],
    ['of another variable: unknown', 'flag.StringVar(&judge, "judge", "m-1", "asked")', 'model', '? (unknown)'],
  ])('Go: %s', async (_name, declared, model, expected) => {
    const text = `package main

import openai "github.com/sashabaranov/go-openai"

var model, judge string

type options struct{ model string }

func main() {
	opts := &options{}
	${declared}
	client := openai.NewClient("key")
	client.CreateCompletion(ctx, openai.CompletionRequest{Model: ${model}, Prompt: "Why?"})
}
`;
    expect(await found('go', text)).toEqual([expected]);
  });

  test('Rust: clap says it at the field', async () => {
    const text = `use async_openai::{types::CreateCompletionRequestArgs, Client};
#[derive(Parser)]
struct Args {
    #[arg(long, default_value = "other")]
    judge: String,
    #[arg(short, long, default_value = "m-1")]
    model: String,
    #[arg(long, default_value_t = 66)]
    pub most: u32,
}
async fn main() {
    let args = Args::parse();
    let request = CreateCompletionRequestArgs::default().model(&args.model).max_tokens(args.most).prompt("Why?").build().unwrap();
    Client::new().completions().create(request).await.unwrap();
}
`;
    expect(await found('rust', text)).toEqual(['m-1 (default), <= 66']);
  });
});
