// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a language's own templates
import picomatch from 'picomatch';
import { afterEach, describe, expect, test } from 'vitest';
import { FileChangeType, type FileSystemWatcher, type InlayHint, WatchKind } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { configurationFileName } from '../../src/configuration/file-name.ts';
import { codeEndings } from '../../src/source/language-of-file.ts';
import { settingsFiles } from '../../src/source/values/application-settings.ts';
import { textEndings } from '../../src/source/values/text-files.ts';
import { analyzer } from '../analyzer-of-tests.ts';
import { lineAnalyzer } from './line-analyzer.ts';
import { startTestClient, type TestClient, type TestServer } from './test-client.ts';

const root = 'file:///workspace/';
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

let client: TestClient;
/** What the server has asked the client to watch. */
let watchers: FileSystemWatcher[];
afterEach(() => client.stop());

/** @param files by their paths in the workspace. */
const start = async (files: Record<string, string>, server: Partial<TestServer> = {}): Promise<void> => {
  watchers = [];
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>(resolve => {
    asked = resolve;
  });
  client = await startTestClient({
    analyzer,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    initializationOptions: { settings: { debounce: 0 } },
    host: { readText: uri => readIn(files, decodeURIComponent(uri.slice(root.length))) },
    registered: ({ registrations }) => {
      for (const { registerOptions } of registrations)
        watchers.push(...((registerOptions as { watchers?: FileSystemWatcher[] })?.watchers ?? []));
      if (watchers.length > 0) asked();
    },
    ...server,
  });
  await isAsked;
};

/** A folder reads as the names of its files. */
function readIn(files: Readonly<Record<string, string>>, path: string): string | undefined {
  if (path !== '' && !path.endsWith('/')) return files[path];
  const below = Object.keys(files).filter(name => name.startsWith(path));
  return below
    .map(name => name.slice(path.length))
    .filter(name => !name.includes('/'))
    .join('\n');
}

const { Created, Changed, Deleted } = FileChangeType;
const everyKind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;

const isWatched = (path: string, type: FileChangeType = Changed): boolean => {
  const bit = { [Created]: WatchKind.Create, [Changed]: WatchKind.Change, [Deleted]: WatchKind.Delete }[type];
  const globs = watchers.filter(({ kind = everyKind }) => kind & bit).map(({ globPattern }) => String(globPattern));
  return picomatch.isMatch(`workspace/${path}`, globs, { dot: true });
};

const changed = (...paths: string[]): Promise<void> => tell(Changed, ...paths);

/** What a client does when files change on the disk: it tells of those that it was asked to watch. */
const tell = async (type: FileChangeType, ...paths: string[]): Promise<void> => {
  const changes = paths
    .filter(path => isWatched(path, type))
    .map(path => ({ uri: URI.parse(root + path).toString(), type }));
  await client.wire.sendNotification('workspace/didChangeWatchedFiles', { changes });
};

const labels = async (path: string): Promise<string[]> => {
  const hints: InlayHint[] | null = await client.wire.sendRequest('textDocument/inlayHint', {
    textDocument: { uri: root + path },
    range: everything,
  });
  return (hints ?? []).map(({ label }) => String(label));
};

test('what is watched from the start', async () => {
  await start({});
  const watched = [
    ...codeEndings.map(ending => `src/deep/a.${ending}`),
    ...textEndings.map(ending => `prompts/a.${ending}`),
    ...settingsFiles.map(name => `src/main/resources/${name}`),
    configurationFileName,
    'services/chat/inference-cost.json',
    'known-findings.json',
    'models/tuned/config.json',
    'go.mod',
    '.github/copilot-instructions.md',
  ];
  expect(watched.filter(path => !isWatched(path))).toEqual([]);
  expect(['prompts', 'src/deep'].filter(folder => !isWatched(folder, Deleted) || !isWatched(folder, Created))).toEqual(
    [],
  );
  const others = ['a.png', 'a.css', 'package.lock', 'Makefile', 'a.pyc', 'dist/a.js.map', 'go.sum'];
  expect(others.filter(path => isWatched(path))).toEqual([]);
});

/** Thirty words more. */
const longer = ' Answer in full sentences, and say where the answer comes from.'.repeat(3);

interface Case {
  readonly name: string;
  /** The first is open in the editor, the last changes. */
  readonly files: Readonly<Record<string, string>>;
  readonly language: string;
}

const cases: Case[] = [
  {
    name: 'Python',
    language: 'python',
    files: {
      'app/main.py':
        'from openai import OpenAI\nfrom app.prompts import RIVER\nOpenAI().responses.create(model="gpt-4o", input=RIVER)',
      'app/prompts.py': 'RIVER = "What is the longest river?"',
    },
  },
  {
    name: 'TypeScript',
    language: 'typescript',
    files: {
      'src/main.ts':
        "import OpenAI from 'openai';\nimport { river } from './prompts';\nawait new OpenAI().responses.create({ model: 'gpt-4o', input: river });",
      'src/prompts.ts': "export const river = 'What is the longest river?';",
    },
  },
  {
    name: 'Go, a file of the same package',
    language: 'go',
    files: {
      'ask/ask.go':
        'package ask\n\nimport "github.com/sashabaranov/go-openai"\n\nfunc Ask(client *openai.Client) {\n\tclient.CreateChatCompletion(ctx, openai.ChatCompletionRequest{\n\t\tModel: "gpt-4o",\n\t\tMessages: []openai.ChatCompletionMessage{{Role: "user", Content: river}},\n\t})\n}\n',
      'go.mod': 'module example.com/app\n',
      'ask/prompts.go': 'package ask\n\nconst river = "What is the longest river?"\n',
    },
  },
  {
    name: 'Java',
    language: 'java',
    files: {
      'src/main/java/acme/Chat.java':
        'package acme;\nimport dev.langchain4j.model.openai.OpenAiChatModel;\nclass Chat {\n  OpenAiChatModel model = OpenAiChatModel.builder().modelName("gpt-4o").build();\n  String ask() { return model.chat(Prompts.RIVER); }\n}',
      'src/main/java/acme/Prompts.java':
        'package acme;\nclass Prompts { static final String RIVER = "What is the longest river?"; }',
    },
  },
  {
    name: 'Kotlin',
    language: 'kotlin',
    files: {
      'src/main/kotlin/acme/Chat.kt':
        'package acme\nimport acme.text.Prompts\nimport dev.langchain4j.model.openai.OpenAiChatModel\nval model = OpenAiChatModel.builder().modelName("gpt-4o").build()\nfun ask() = model.chat(Prompts.RIVER)',
      'src/main/kotlin/acme/text/Prompts.kt':
        'package acme.text\nobject Prompts { const val RIVER = "What is the longest river?" }',
    },
  },
  {
    name: 'C#',
    language: 'csharp',
    files: {
      'src/Chat.cs':
        'using OpenAI.Chat;\nnamespace Acme;\nclass Chat {\n  ChatClient client = new ChatClient("gpt-4o", "key");\n  void Ask() { client.CompleteChat(new UserChatMessage(Prompts.River)); }\n}',
      'src/Prompts.cs':
        'namespace Acme;\nstatic class Prompts { public const string River = "What is the longest river?"; }',
    },
  },
  {
    name: 'Rust',
    language: 'rust',
    files: {
      'src/main.rs':
        'mod prompts;\nuse async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};\nasync fn run() {\n    let request = CreateChatCompletionRequestArgs::default()\n        .model("gpt-4o")\n        .messages([ChatCompletionRequestUserMessageArgs::default().content(prompts::RIVER).build()?.into()])\n        .build()?;\n    Client::new().chat().create(request).await\n}',
      'src/prompts.rs': 'pub const RIVER: &str = "What is the longest river?";',
    },
  },
  {
    name: 'Ruby',
    language: 'ruby',
    files: {
      'app/chat.rb': 'require_relative "texts"\nOpenAI::Client.new.responses.create(model: "gpt-4o", input: RIVER)',
      'app/texts.rb': 'RIVER = "What is the longest river?" # prompt',
    },
  },
  {
    name: 'PHP',
    language: 'php',
    files: {
      'app/Services/Chat.php':
        "<?php\nnamespace App\\Services;\nclass Chat {\n  public function ask() {\n    return \\OpenAI::client('key')->responses()->create(['model' => 'gpt-4o', 'input' => Prompts::RIVER]);\n  }\n}",
      'app/Services/Prompts.php':
        "<?php\nnamespace App\\Services;\nclass Prompts { const RIVER = 'What is the longest river?'; }",
    },
  },
  {
    name: 'a text that a program reads',
    language: 'python',
    files: {
      'app/main.py':
        'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input=open("river.jinja2").read())',
      'app/river.jinja2': 'What is the longest river?',
    },
  },
  {
    name: 'an instruction that another imports, under a name that tells nothing',
    language: 'markdown',
    files: { 'AGENTS.md': 'Be brief.\n\n@docs/style.rules\n', 'docs/style.rules': 'What is the longest river?' },
  },
];

describe('a change on the disk is in the hints at the next look', () => {
  test.each(cases)('$name', async ({ files, language }) => {
    const stored = { ...files };
    const names = Object.keys(files);
    const [open, other] = [names[0]!, names.at(-1)!];
    await start(stored);
    await client.open(root + open, files[open]!, language);
    const before = await labels(open);
    expect(before).toHaveLength(1);
    stored[other] = stored[other]!.replace('What is the longest river?', text => text + longer);
    await changed(other);
    const after = await labels(open);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    // And it is the change that does it.
    stored[other] = files[other]!;
    await changed(other);
    expect(await labels(open)).toEqual(before);
  });

  const java = 'src/main/java/acme/Chat.java';
  const spring =
    'package acme;\nimport org.springframework.ai.chat.client.ChatClient;\nclass Chat {\n  private final ChatClient client;\n  Chat(ChatClient.Builder builder) { this.client = builder.build(); }\n  String ask() { return client.prompt().user("What is the longest river?").call().content(); }\n}';

  test.each([
    [
      'application.properties',
      'spring.ai.openai.chat.options.model=gpt-4o-mini',
      'spring.ai.openai.chat.options.model=gpt-4o',
    ],
    [
      'application.yml',
      'spring:\n  ai:\n    openai:\n      chat:\n        options:\n          model: gpt-4o-mini\n',
      'spring:\n  ai:\n    openai:\n      chat:\n        options:\n          model: gpt-4o\n',
    ],
  ])('the settings of an application: %s', async (name, small, large) => {
    const settings = `src/main/resources/${name}`;
    const stored = { [java]: spring, [settings]: small };
    await start(stored);
    await client.open(root + java, spring, 'java');
    const before = await labels(java);
    stored[settings] = large;
    await changed(settings);
    const after = await labels(java);
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
  });

  test('a file that was not there before', async () => {
    const { files } = cases[0]!;
    const stored: Record<string, string> = { 'app/main.py': files['app/main.py']! };
    await start(stored);
    await client.open(`${root}app/main.py`, files['app/main.py']!);
    const before = await labels('app/main.py');
    stored['app/prompts.py'] = files['app/prompts.py']! + longer;
    await changed('app/prompts.py');
    expect(await labels('app/main.py')).not.toEqual(before);
  });

  test.each(['app/prompts', 'app'])('the folder %s, which is moved away and back', async folder => {
    const main = 'main.py';
    const text =
      'from openai import OpenAI\nfrom app.prompts.rivers import RIVER\nOpenAI().responses.create(model="gpt-4o", input=RIVER)';
    const rivers = { 'app/prompts/rivers.py': `RIVER = "What is the longest river?${longer}"` };
    const stored: Record<string, string> = { [main]: text, ...rivers };
    await start(stored);
    await client.open(root + main, text);
    const before = await labels(main);
    delete stored['app/prompts/rivers.py'];
    await tell(Deleted, folder);
    const without = await labels(main);
    expect(without).not.toEqual(before);
    Object.assign(stored, rivers);
    await tell(Created, 'elsewhere');
    expect(await labels(main)).toEqual(without);
    await tell(Created, folder);
    expect(await labels(main)).toEqual(before);
  });

  test('a file of a Go package that was not there before', async () => {
    const { files } = cases[2]!;
    const stored: Record<string, string> = { 'ask/ask.go': files['ask/ask.go']!, 'go.mod': files['go.mod']! };
    await start(stored);
    await client.open(`${root}ask/ask.go`, files['ask/ask.go']!, 'go');
    const before = await labels('ask/ask.go');
    stored['ask/prompts.go'] = files['ask/prompts.go']!.replace('river?', `river?${longer}`);
    // The folder's list of files has changed, which nobody tells of by itself.
    await changed('ask/prompts.go');
    expect(await labels('ask/ask.go')).not.toEqual(before);
  });
});

describe('what a configuration names', () => {
  const uri = `${root}src/a.py`;
  const accepted = JSON.stringify({
    version: 1,
    findings: [{ file: 'src/a.py', rule: 'unbounded-output', fingerprint: '0123456789abcdef' }],
  });

  test.each(['inference-cost-baseline.json', 'quality/known.json', 'known.findings', '.accepted', 'a [b]{c}.list'])(
    'the baseline %s hides a finding as soon as it lists it',
    async baseline => {
      const stored: Record<string, string> = {
        [configurationFileName]: JSON.stringify({ baseline }),
        [baseline]: '{ "version": 1, "findings": [] }',
      };
      await start(stored, { analyzer: lineAnalyzer() });
      await client.open(uri, 'ask(unbounded)');
      await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
      stored[baseline] = accepted;
      await changed(baseline);
      await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    },
  );

  test('a baseline that is only now written', async () => {
    const stored: Record<string, string> = { [configurationFileName]: '{ "baseline": "known.json" }' };
    await start(stored, { analyzer: lineAnalyzer() });
    await client.open(uri, 'ask(unbounded)');
    await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
    stored['known.json'] = accepted;
    await changed('known.json');
    await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  test('a file that nothing rests on changes nothing', async () => {
    const counted = lineAnalyzer();
    await start({ [configurationFileName]: '{}' }, { analyzer: counted });
    await client.open(uri, 'ask(1)');
    await labels('src/a.py');
    await changed('other/config.json', 'src/b.py', 'package.json');
    await labels('src/a.py');
    expect(counted.analyzed).toHaveLength(1);
  });
});

test('a client that does not watch on request is asked for nothing', async () => {
  const asked: string[] = [];
  client = await startTestClient({
    analyzer: lineAnalyzer(),
    files: { [root + configurationFileName]: '{ "baseline": ".accepted" }' },
    registered: () => void asked.push('anything'),
  });
  await client.open(`${root}a.py`, 'ask(1)');
  await labels('a.py');
  expect(asked).toEqual([]);
});
