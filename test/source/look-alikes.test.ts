import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../src/source/call-site.ts';
import { resolved, scan } from './scanner-of-tests.ts';

/** Programs that talk, prompt, generate and complete without a language model, written to tempt the scanner. */
const found = async (language: LanguageId, text: string, file?: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }, file));

const told = 'You are asked to wait in the lobby until somebody of the team has time for you today.';

describe('chats between people', () => {
  test.each<[string, LanguageId, string]>([
    [
      'Slack',
      'python',
      `from slack_sdk import WebClient
client = WebClient(token=token)
PROMPT = "Please review the deployment below and react with a thumbs up before noon, otherwise it is rolled back again."
client.chat_postMessage(channel=channel, text=PROMPT)
history = [{"role": m.get("user", "bot"), "content": m["text"]} for m in client.conversations_history(channel=channel)["messages"]]`,
    ],
    [
      'Twitch',
      'typescript',
      `import tmi from 'tmi.js';\nconst client = new tmi.Client({ channels: ['acme'] });\nclient.chat.send('#acme', '${told}');\nclient.say('#acme', '${told}');`,
    ],
    ['a room of a project', 'typescript', `import { chat } from './rooms';\nawait chat('lobby', '${told}');`],
    [
      'roles that people have',
      'python',
      `ROLES = [{"role": "admin", "content": "Sees everything"}, {"role": "user", "content": "Sees own orders only"}]\ndef seed(db):\n    db.roles.generate(ROLES)\n    db.completion.create(messages=ROLES)`,
    ],
    [
      'a hub',
      'csharp',
      `using Microsoft.AspNetCore.SignalR;
public record ChatMessage(string Role, string Content);
public class ChatHub(HttpClient http) : Hub {
  public async Task Send(string user, string message) {
    var messages = new List<ChatMessage>([new("system", "${told}"), new(user, message)]);
    await Clients.All.SendAsync("ReceiveMessage", user, message);
    await http.PostAsJsonAsync("https://archive.acme.dev/v1/messages", new { messages, room = "lobby" });
  }
}`,
    ],
    [
      'a bus',
      'go',
      `package bus\nimport "github.com/segmentio/kafka-go"\ntype Message struct { Role, Content string }\nfunc (c *Client) Chat(messages []Message) { c.writer.WriteMessages(ctx, kafka.Message{Value: []byte(messages[0].Content)}) }\nfunc run(c *Client) { c.Chat([]Message{{Role: "topic", Content: "${told}"}}) }`,
    ],
    [
      'Stream',
      'kotlin',
      `import io.getstream.chat.android.client.ChatClient\nclass Room(private val client: ChatClient) { fun send() { client.sendMessage("messaging", "lobby", Message(text = "${told}")) } }`,
    ],
    [
      'Matrix',
      'rust',
      `use matrix_sdk::Room;\nconst PROMPT: &str = "${told}";\nasync fn chat(room: &Room) { room.send(RoomMessageEventContent::text_plain(PROMPT)).await; }`,
    ],
    [
      "a character's lines",
      'java',
      `class Bot implements Assistant { public String chat(String message) { return "I do not understand you."; }\n static void main() { Assistant assistant = new Bot(); assistant.chat("${told}"); } }\ninterface Assistant { String chat(String message); }`,
    ],
    ['SMS', 'php', `<?php $prompt = '${told}'; $twilio->messages->create('+49', ['from' => '+1', 'body' => $prompt]);`],
  ])('%s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });
});

describe('questions to people', () => {
  test.each<[string, LanguageId, string]>([
    [
      'Click, Rich, Questionary',
      'python',
      `import click, questionary\nfrom rich.prompt import Prompt, Confirm\nSYSTEM_PROMPT = "You are about to remove all data of this project. Type its name to go on, or press Ctrl-C to keep it."\nPrompt.ask("${told}")\nConfirm.ask(SYSTEM_PROMPT)\nquestionary.select("${told}", choices=["a"]).ask()`,
    ],
    [
      'Spectre: what it asks is handed on',
      'csharp',
      `using Spectre.Console;\nclass Wizard {\n  string Run() {\n    var name = AnsiConsole.Prompt(new TextPrompt<string>("${told}"));\n    return Generate(name, "${told}");\n  }\n  static string Generate(string name, string prompt) => $"{name}: {prompt}";\n}`,
    ],
    [
      'Dialoguer',
      'rust',
      `use dialoguer::Input;\nfn main() { let model: String = Input::new().with_prompt("${told}").interact_text()?; }`,
    ],
    [
      'Promptui',
      'go',
      `package cmd\nimport "github.com/manifoldco/promptui"\nfunc ask() { prompt := promptui.Prompt{Label: "${told}"}; prompt.Run() }`,
    ],
    ['TTY', 'ruby', `prompt = TTY::Prompt.new\nmodel = prompt.ask("${told}")\nprompt.select("${told}", %w[a b])`],
    ['Laravel', 'php', `<?php use function Laravel\\Prompts\\text;\n$model = text('${told}');`],
    [
      'Yeoman',
      'javascript',
      `class G extends Generator { async prompting() { await this.prompt([{ type: 'input', message: '${told}' }]); } }`,
    ],
    [
      'a router',
      'typescriptreact',
      `import { usePrompt, Prompt } from 'react-router-dom';\nexport const E = () => { usePrompt('${told}', true); return <Prompt message="${told}" />; };`,
    ],
    [
      'a system',
      'kotlin',
      `import androidx.biometric.BiometricPrompt\nfun prompt() = BiometricPrompt.PromptInfo.Builder().setTitle("${told}").setDescription("${told}").build()`,
    ],
    [
      'an editor',
      'typescript',
      `import * as vscode from 'vscode';\nvscode.window.showInputBox({ prompt: '${told}' });`,
    ],
  ])('%s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });
});

test('what a person is asked in the same file', async () => {
  const asked =
    'You are given two pictures of a street. Which of the two do you like better, and why do you like that one better than the other one?';
  const ask = (how: string) => found('python', `import openai\nPROMPT = "${asked}"\n${how}\n`);
  for (const how of ['answer = input(PROMPT)', 'Prompt.ask(PROMPT)', 'click.prompt( PROMPT )'])
    expect(await ask(how)).toEqual([]);
  expect(await ask('judge(pictures, PROMPT)')).toEqual(['prompt PROMPT', `user: ${asked}`]);
});

describe('HTTP to others', () => {
  const body = '{"to": to, "messages": [text], "model": "premium"}';
  test.each<[string, LanguageId, string]>([
    [
      'messages of a phone company',
      'python',
      `import httpx\nhttpx.post("https://sms.acme.dev/v1/messages", json=${body})`,
    ],
    [
      'messages of a forum',
      'python',
      'import requests\nrequests.post(f"{host}/v1/messages", json={"messages": messages, "source": "forum"})',
    ],
    [
      'completions of a course',
      'python',
      'import requests\nrequests.post(f"{host}/api/v1/completions", json={"user": user, "course": "safety"})',
    ],
    [
      'responses to a survey',
      'python',
      'import requests\nrequests.post("https://forms.acme.dev/v1/responses", json={"form": 3, "answers": answers})',
    ],
    [
      'a survey that has an input',
      'typescript',
      "import axios from 'axios';\naxios.post('https://forms.acme.dev/v1/responses', { input: value, form });",
    ],
    [
      'a maker of pictures',
      'python',
      'import requests\nrequests.post(f"{host}/api/v1/generate", json={"prompt": "a red boat", "width": 512})',
    ],
    [
      'messages to people, with a key and a model',
      'python',
      'import httpx\n# {"role": "user"}\nhttpx.post(f"{host}/notify", json={"messages": [{"to": "kim", "content": text}], "model": "sms-1"}, headers={"Authorization": key})',
    ],
    [
      'messages, in Ruby',
      'ruby',
      'HTTParty.post("https://sms.acme.dev/v1/messages", body: { messages: [name], model: model }.to_json)',
    ],
    [
      'messages, in PHP',
      'php',
      "<?php use Illuminate\\Support\\Facades\\Http;\nHttp::post('https://push.acme.dev/v1/messages', ['messages' => $messages, 'list' => $name]);",
    ],
    [
      'a path of a client',
      'csharp',
      'class N { void Send(HttpClient http, List<Message> messages) { http.PostAsJsonAsync("messages", new { messages, model = "news" }); } }',
    ],
    [
      'a chat of a project',
      'php',
      "<?php use GuzzleHttp\\Client; function send(Client $client, $messages) { $client->post('https://acme.dev/api/chat', ['json' => ['messages' => $messages, 'room' => 3]]); }",
    ],
    [
      'messages, in Rust',
      'rust',
      'async fn a() { reqwest::Client::new().post("https://push.acme.dev/v1/messages").json(&serde_json::json!({"messages": ["New"], "topic": "chat"})).send().await; }',
    ],
    [
      'messages, in Go',
      'go',
      'package a\nimport ("bytes"; "encoding/json"; "net/http")\nfunc send() { b, _ := json.Marshal(map[string]any{"messages": []string{"Empty"}}); http.Post("https://alerts.acme.dev/v1/messages", "application/json", bytes.NewReader(b)) }',
    ],
    [
      'messages, in Kotlin',
      'kotlin',
      'import io.ktor.client.HttpClient\nimport io.ktor.client.request.post\nimport io.ktor.client.request.setBody\nsuspend fun a(http: HttpClient) { http.post("https://sms.acme.dev/v1/messages") { setBody(mapOf("messages" to listOf("Code"), "model" to "premium")) } }',
    ],
  ])('%s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    [
      'a limit, as only Anthropic asks for',
      '{"model": "m", "messages": messages, "max_tokens": 9}',
      ['requests.post, m (literal), <= 9', 'history: {messages}'],
    ],
    [
      'a header of Anthropic',
      '{"model": "m", "messages": messages}, headers={"anthropic-version": version}',
      ['requests.post, m (literal)', 'history: {messages}'],
    ],
  ])('but: %s', async (_name, json, expected) => {
    expect(await found('python', `import requests\nrequests.post(f"{host}/v1/messages", json=${json})`)).toEqual(
      expected,
    );
  });
});

describe('agents, models and generators of other kinds', () => {
  test.each<[string, LanguageId, string]>([
    [
      'scikit-learn',
      'python',
      `from sklearn.linear_model import LogisticRegression\nfrom sklearn.pipeline import make_pipeline\nmodel = make_pipeline(LogisticRegression())\nmodel.predict(["Please classify this ticket as billing or other: my invoice is wrong, I want it again."])`,
    ],
    [
      "a game's classifier",
      'csharp',
      `public class Guard : Agent {\n  string instructions = "${told}";\n  void Act() { AddReward(model.Predict(instructions)); }\n}`,
    ],
    [
      'a character with a model made of triangles',
      'kotlin',
      `data class Agent(val name: String, val instructions: String, val model: String)\nval guard = Agent(name = "Guard", instructions = "${told}", model = "models/guard.glb")`,
    ],
    [
      'a predictor',
      'csharp',
      `class P { void Run(PredictionEngine<Input, Output> engine) { engine.Predict(new Input { Text = "${told}" }); } }`,
    ],
    ['a bot that reports', 'ruby', `class Job\n  def run\n    agent.complete("${told}")\n  end\nend`],
    [
      'user agents',
      'typescript',
      `import { Agent } from 'undici';\nconst agent = new Agent({ connect: {} });\nimport newrelic from 'newrelic';\nnewrelic.agent.run({ name: 'web', instructions: '${told}', model: 'apm' });`,
    ],
    [
      'a character',
      'python',
      `class Agent:\n    def __init__(self, name, instructions): ...\n    def chat(self, message): return "Grr."\nAgent(name="Goblin", instructions="${told}").chat("${told}")`,
    ],
    [
      'a character of a game engine',
      'rust',
      `fn spawn(mut commands: Commands) { commands.spawn(Agent { instructions: "${told}", model: assets.load("guard.glb") }); }`,
    ],
    [
      'a class that derives from an agent',
      'php',
      `<?php class Npc extends Agent { protected string $instructions = '${told}'; protected string $model = 'npc.glb'; }\n(new Npc())->respond('${told}');`,
    ],
    [
      'a promise',
      'java',
      `class F { void run(CompletableFuture<String> completion) { completion.complete("${told}"); generate("${told}"); }\n String generate(String message) { return message; } }`,
    ],
    [
      'a document',
      'typescript',
      `import { generate } from './pdf';\nawait generate({ template: 'invoice', model: 'letter', text: '${told}' });`,
    ],
    [
      'documentation',
      'python',
      `EXAMPLE = '''\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Say hello."}])\n'''\nprint(EXAMPLE)`,
    ],
    [
      'texts in several languages',
      'typescript',
      `export const en = { prompt: { install: '${told}' }, assistant: '${told}', messages: [{ role: 'system', content: '${told}' }] };\ni18n.t('prompt.install');`,
    ],
  ])('%s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });
});

describe('texts of an installation in a folder of prompts', () => {
  const yaml = (disk: string) =>
    found(
      'prompt-file',
      `installer:\n  welcome_prompt: "Welcome to the set-up of Acme. Press Enter to go on."\n  disk_prompt: "${disk}"\n`,
      'prompts/installer.yml',
    );

  test('are none', async () => {
    expect(await yaml('Which disk should be used? Everything on it will be lost.')).toEqual([]);
  });
  test('are some where one speaks to a model, for then all do', async () => {
    expect((await yaml('Summarize the state of the disk in one sentence.')).length).toBeGreaterThan(1);
  });
});

describe('short texts in a folder of prompts', () => {
  const file = (text: string, name = 'Tests/Prompts/AcceptChoice.verified.txt') => found('prompt-file', text, name);
  test.each([
    ['what a question looks like', 'Favorite fruit? [Banana/Orange] (Banana): Orange'],
    ['a sign before what is typed', 'Enter command$ Orange'],
    ['a notice', 'Welcome to the library! Opening hours: Monday to Friday, nine to five.'],
  ])('not: %s', async (_name, text) => {
    expect(await file(text)).toEqual([]);
  });
  test.each([
    ['a task', 'Summarize the report in one sentence.'],
    ['a role', 'You are a librarian.'],
    ['something to fill in', 'Here it is: {{ report }}'],
    ['a tag', '<report> and then the end'],
    ['a long one', 'Books stand by their authors. '.repeat(8)],
  ])('but: %s', async (_name, text) => {
    expect((await file(text))[0]).toBe('prompt-file (file)');
  });
  test('its name may say enough', async () => {
    expect((await file('Hi.', 'bot/system_prompt.txt'))[0]).toBe('prompt-file (file)');
  });
});

describe('texts that are generated without a model', () => {
  const text = "'Please write me a long text about the letters of this picture and their colours'";
  test.each<[string, string]>([
    ['a function that nothing brings', `export const made = generateText(${text});`],
    [
      'the same in a file that names models',
      `// Not by OpenAI: letters by chance.\nexport const made = generateText(${text});`,
    ],
    [
      'an object that a parameter brings',
      `// Drawn for prompts.\nexport const draw = captcha => captcha.generateText(${text});`,
    ],
    [
      'a text that speaks to no model',
      "import { generateText } from './lorem-prompt';\nexport const made = generateText('The quick brown fox jumps over the lazy dog, again and again');",
    ],
  ])('%s', async (_name, code) => {
    expect(await found('typescript', code)).toEqual([]);
  });
  test.each<[string, string]>([
    [
      'in a file that names models',
      `import { generateText } from './llm';\nexport const made = generateText(${text});`,
    ],
    [
      'given a text that speaks to one',
      `import { generateText } from './prompt-texts';\nexport const made = generateText(${text});`,
    ],
    ['handed over, in a file that names models', `export const run = (generateText, openai) => generateText(${text});`],
  ])('but: %s', async (_name, code) => {
    expect((await found('typescript', code))[0]).toMatch(/^wrapper generateText/);
  });
});
