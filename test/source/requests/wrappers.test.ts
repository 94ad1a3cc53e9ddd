import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const client = 'from openai import OpenAI\nclient = OpenAI()\n';
/** Only the callers: what stands in the functions is the business of other tests. */
const callers = async (text: string) => {
  const { calls, problems } = await scan('python', client + text, { readFile: () => undefined });
  return resolved({ calls: calls.filter(call => call.kind === 'wrapper'), problems });
};

const ask = `def ask(prompt, system="", model="gpt-4o-mini", limit=300):
    return client.chat.completions.create(
        model=model, max_tokens=limit, messages=[{"role": "system", "content": system}, {"role": "user", "content": prompt}])
`;

describe('callers of a function that ends in a request', () => {
  test.each<[string, string, string[]]>([
    [
      'what is given, and the defaults of what is left out',
      `${ask}ask("Which rivers cross Vienna?")`,
      ['wrapper ask, gpt-4o-mini (default), <= 300', 'user: Which rivers cross Vienna?'],
    ],
    ...(
      [
        ['settings that are passed on', ', model="gpt-4o", max_tokens=5', ', gpt-4o (literal), <= 5'],
        ['no settings to pass on', '', ''],
        ['settings that are spread, and more', ', **{"max_tokens": 6}, model="gpt-4o"', ', gpt-4o (literal), <= 6'],
        ['settings that only the running program knows', ', **read()', ''],
      ] as const
    ).map(([name, settings, expected]): [string, string, string[]] => [
      name,
      `def ask(prompt, **settings):
    return client.chat.completions.create(messages=[{"role": "user", "content": prompt}], **settings)
def ask_again(prompt, **rest):
    return ask(prompt, **rest)
ask("Which rivers cross Vienna?"${settings})
ask_again("Which rivers cross Graz?"${settings})`,
      [
        `wrapper ask${expected}`,
        'user: Which rivers cross Vienna?',
        `wrapper ask_again${expected}`,
        'user: Which rivers cross Graz?',
      ],
    ]),
    [
      'a few words around what is given',
      `def ask(text):
    return client.responses.create(model="m", input=f"Summarize this: {text}!")
ask("The Danube crosses ten countries on its way from the Black Forest to the Black Sea.")`,
      [
        'wrapper ask, m (default)',
        'user: Summarize this: The Danube crosses ten countries on its way from the Black Forest to the Black Sea.!',
      ],
    ],
    [
      'a prompt around what is given is none of theirs',
      `def ask(text):
    return client.responses.create(model="m", input=f"You are an editor of a journal of geography who summarizes what others write. Leave out all numbers, keep all the names of rivers and lakes. The text: {text}")
ask("The Danube crosses ten countries on its way from the Black Forest to the Black Sea.")`,
      [],
    ],
    [
      'what is passed on beside what a parameter has',
      `def ask(prompt, model="gpt-4o-mini", **settings):
    return client.responses.create(model=model, input=prompt, **settings)
ask("Which rivers cross Vienna?", model="gpt-4o", max_output_tokens=7)`,
      ['wrapper ask, gpt-4o (literal), <= 7', 'user: Which rivers cross Vienna?'],
    ],
    [
      'a search that has its question embedded asks no model, a function that embeds does',
      `def embed(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text)
def search(question):
    return index.query(embed(question))
search("Which rivers cross Vienna?")
embed("Which rivers cross Graz?")`,
      ['wrapper embed, text-embedding-3-small (default)', 'user: Which rivers cross Graz?'],
    ],
    [
      'a default that is empty is sent by nobody who leaves it out',
      `def ask(prompt, system=""):
    return client.responses.create(model="gpt-4o", instructions=system, input=prompt)
ask("Which rivers cross Vienna?")
ask("And which cross Graz?", "You know rivers.")`,
      [
        'wrapper ask, gpt-4o (default)',
        'user: Which rivers cross Vienna?',
        'wrapper ask, gpt-4o (default)',
        'system: You know rivers.',
        'user: And which cross Graz?',
      ],
    ],
    [
      'the model that is handed over',
      `from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI
def tell(model: Runnable, text):
    return model.invoke(text)
tell(ChatOpenAI(model="gpt-4o", max_tokens=60), "Which rivers cross Vienna?")`,
      ['wrapper tell, gpt-4o (default), <= 60', 'user: Which rivers cross Vienna?'],
    ],
    [
      "tools that are the caller's",
      `def loop(question, tool):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], tools=[tool])
loop("Which rivers cross Vienna?", search)`,
      ['wrapper loop, gpt-4o (default)', 'user: Which rivers cross Vienna?'],
    ],
    [
      "tools of the function's own",
      `def loop(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], tools=[{"type": "web_search"}])
loop("Which rivers cross Vienna?")`,
      [],
    ],
    [
      'arguments by name',
      `${ask}ask(system="You know rivers.", prompt=f"Where does {river} end?", model="gpt-4o", limit=20)`,
      ['wrapper ask, gpt-4o (literal), <= 20', 'system: You know rivers.', 'user: Where does {river} end?'],
    ],
    [
      'a list of messages',
      `def send(messages):
    return client.chat.completions.create(model="gpt-4o", messages=messages)
send([{"role": "system", "content": "You know rivers."}, {"role": "user", "content": question}])`,
      ['wrapper send, gpt-4o (default)', 'system: You know rivers.', 'user: {question}'],
    ],
    [
      'a message that was made before',
      `${ask}prompt = "Which rivers cross Vienna?"\nprompt += f" Answer in {tongue}."\nanswer = ask(prompt)`,
      ['wrapper ask, gpt-4o-mini (default), <= 300', 'user: Which rivers cross Vienna? Answer in {tongue}.'],
    ],
    [
      'through two functions, of which the first brings a system text',
      `${ask}def tell(prompt):
    return ask(prompt, "You know rivers.")
tell("Which rivers cross Vienna?")`,
      [
        'wrapper ask, gpt-4o-mini (default), <= 300',
        'system: You know rivers.',
        'user: {prompt}',
        'wrapper tell, gpt-4o-mini (default), <= 300',
        'system: You know rivers.',
        'user: Which rivers cross Vienna?',
      ],
    ],
    [
      'a method, in a loop',
      `class Guide:
    def __init__(self):
        self.client = OpenAI()
    def ask(self, prompt):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
guide = Guide()
for river in rivers:
    guide.ask(f"Where does the river {river} end?")`,
      ['wrapper guide.ask, gpt-4o (default), loop', 'user: Where does the river {river} end?'],
    ],
    [
      'handed to a thread',
      `${ask}pool.submit(ask, "Which rivers cross Vienna?")`,
      ['wrapper pool.submit, gpt-4o-mini (default), <= 300', 'user: Which rivers cross Vienna?'],
    ],
    [
      'a function that adds a line of its own',
      `def look(url, prompt):
    return client.chat.completions.create(model="gpt-4o", messages=[
        {"role": "system", "content": "Look at the picture and answer as JSON."}, {"role": "user", "content": prompt}])
look(url, "Which animals are in the picture?")`,
      [
        'wrapper look, gpt-4o (default)',
        'system: Look at the picture and answer as JSON.',
        'user: Which animals are in the picture?',
      ],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await callers(text)).toEqual(expected);
  });
});

test("messages that are copied on the way are the caller's", async () => {
  const text = `import { generateText } from 'ai';
async function answer(model, messages) {
  const copies = messages.map(m => ({ role: m.role as 'user', content: m.content }));
  const request = { model, messages: copies };
  return generateText(request);
}
answer(model, [{ role: 'system', content: 'You sell tea.' }, { role: 'user', content: 'Which tea is green?' }]);`;
  const { calls, problems } = await scan('typescript', text);
  expect(resolved({ calls: calls.filter(call => call.kind === 'wrapper'), problems })).toEqual([
    'wrapper answer',
    'system: You sell tea.',
    'user: Which tea is green?',
  ]);
});

describe('no call site', () => {
  const own = `def look(prompt):
    return client.chat.completions.create(model="gpt-4o", messages=[
        {"role": "system", "content": "Look at the picture and answer as JSON."}, {"role": "user", "content": prompt}])
`;
  const long =
    'Look at the picture, name every animal in it, count them, and answer as JSON with one entry for each. '.repeat(2);
  test.each<[string, string]>([
    ['a caller that brings no text', `${ask}ask(question)`],
    ['a caller whose only text is the function’s own', `${own}look(question)`],
    [
      'a function whose prompt is its own',
      `${own.replace('Look at the picture and answer as JSON.', long)}look("Which animals are in the picture?")`,
    ],
    [
      'a parameter inside a text',
      'def name(topic):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Name {topic}."}])\nname("three rivers of Austria")',
    ],
    [
      'a function that gives tools of its own',
      `def act(prompt):
    return client.chat.completions.create(model="gpt-4o", tools=[{"type": "function", "function": {"name": "look"}}], messages=[{"role": "user", "content": prompt}])
act("Which rivers cross Vienna?")`,
    ],
    ['a function that asks nobody', 'def ask(prompt):\n    return cache[prompt]\nask("Which rivers cross Vienna?")'],
    ['a function that calls itself', 'def ask(prompt):\n    return ask(prompt)\nask("Which rivers cross Vienna?")'],
  ])('%s', async (_name, text) => {
    expect(await callers(text)).toEqual([]);
  });
});

describe('a body that one method puts together and another sends', () => {
  const sender = `class Helper
  URL = 'https://api.openai.com/v1/chat/completions'.freeze
  def send_it(body)
    HTTParty.post(URL, headers: {}, body: body)
  end
  def body_of(tone)
    { model: 'gpt-3.5-turbo', messages: [{ role: 'system', content: "Rephrase it in a #{tone} tone." }, { role: 'user', content: text }] }.to_json
  end
`;
  const ruby = async (rest: string) => {
    const { calls, problems } = await scan('ruby', `${sender}${rest}\nend`, { readFile: () => undefined });
    return resolved({ calls: calls.filter(call => call.kind === 'wrapper'), problems });
  };
  test.each<[string, string, string[]]>([
    [
      'what a method returns',
      '  def rephrase\n    send_it(body_of(style))\n  end',
      ['wrapper send_it, gpt-3.5-turbo (literal)', 'system: Rephrase it in a {tone} tone.', 'user: {text}'],
    ],
    [
      'what is written out at the call',
      `  def sum_up\n    send_it({ model: 'gpt-4o', max_tokens: 20, messages: [{ role: 'user', content: "Sum up: #{text}" }] }.to_json)\n  end`,
      ['wrapper send_it, gpt-4o (literal), <= 20', 'user: Sum up: {text}'],
    ],
    ['a body of which nothing is known', '  def again\n    send_it(stored_body)\n  end', []],
    ['a body without messages', '  def ping\n    send_it({ model: "gpt-4o" }.to_json)\n  end', []],
  ])('%s', async (_name, rest, expected) => {
    expect(await ruby(rest)).toEqual(expected);
  });
});

test('inside the function an empty default stands for what a caller may give', async () => {
  const text = `def ask(prompt, system=""):
    return client.responses.create(model="gpt-4o", instructions=system, input=prompt)`;
  const { calls, problems } = await scan('python', client + text);
  expect(resolved({ calls, problems })).toEqual([
    'client.responses.create, gpt-4o (literal)',
    'system: {system}',
    'user: {prompt}',
  ]);
});

describe('callers of a function that asks a client which another file makes', () => {
  const asks = `from .clients import make_client
def ask_model(text, model="m"):
    return make_client().chat_completion([{"role": "user", "content": text}])
`;
  test.each<[string, string, string[]]>([
    ['a text', 'ask_model("Which rivers cross Vienna?")', ['wrapper ask_model', 'user: Which rivers cross Vienna?']],
    ['one that it is not told', 'ask_model(read())', []],
  ])('%s', async (_name, call, expected) => {
    const { calls, problems } = await scan('python', asks + call, { readFile: () => undefined });
    expect(resolved({ calls: calls.filter(({ callee }) => callee === 'ask_model'), problems })).toEqual(expected);
  });
});

describe('callers of a function that passes on whatever it is given', () => {
  test.each<[string, string, string[]]>([
    [
      'arguments by position and by name',
      `def retry(client: OpenAI, *args, **settings):
    return client.responses.create(*args, timeout=3, **settings)
retry(client, model="m", input="Which rivers cross Vienna?")
retry(client, input="Which rivers cross Graz?")`,
      [
        'wrapper retry, m (literal)',
        'user: Which rivers cross Vienna?',
        'wrapper retry',
        'user: Which rivers cross Graz?',
      ],
    ],
    [
      'a list of which its function says model and limit, and the caller little text',
      `def llm(messages):
    return client.chat.completions.create(model="m", max_tokens=9, messages=messages)
class Talk:
    def __init__(self):
        self.turns = []
    def go(self):
        self.turns.append({"role": "user", "content": "Why?"})
        llm(self.turns)`,
      ['wrapper llm, m (default), <= 9', 'history: {turns}', 'user: Why?'],
    ],
    [
      'a function that runs an agent of its file, and one that is handed a runner',
      `from google.adk.agents import Agent
from google.adk.runners import Runner
guide = Agent(name="guide", model="gemini-2.5-flash", instruction="You know rivers.")
runner = Runner(agent=guide, app_name="a")
async def ask(text):
    runner.run_async(user_id="u", session_id="s", new_message=text)
async def ask_of(text, one):
    one.run_async(user_id="u", session_id="s", new_message=text)
ask("Which rivers cross Vienna?")
ask_of("Which rivers cross Graz?", runner)`,
      [
        'wrapper ask, gemini-2.5-flash (default)',
        'user: Which rivers cross Vienna?',
        'wrapper ask_of, gemini-2.5-flash (default)',
        'user: Which rivers cross Graz?',
      ],
    ],
    [
      'a sentence, however short',
      `${ask}ask("Hi there!")\nask("Graz")`,
      ['wrapper ask, gpt-4o-mini (default), <= 300', 'user: Hi there!'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await callers(text)).toEqual(expected);
  });
});

describe('callers that give one object', () => {
  const request = (system: string) =>
    `client.chat.completions.create({ model: 'm', messages: [${system}{ role: 'user', content: user }] })`;
  const both = request("{ role: 'system', content: system }, ");
  test.each<[string, string, string[]]>([
    [
      'taken apart where it is declared',
      `async function ask({ user }) { return ${request('')}; }\nawait ask({ user: 'Which rivers cross Vienna?' });`,
      ['wrapper ask, m (default)', 'user: Which rivers cross Vienna?'],
    ],
    [
      'the same with types, and of an arrow',
      `const ask = async ({ user }: { user: string }) => ${request('')};\nawait ask({ user: 'Which rivers cross Vienna?' });`,
      ['wrapper ask, m (default)', 'user: Which rivers cross Vienna?'],
    ],
    [
      'taken apart inside',
      `async function ask(options) { const { user } = options; return ${request('')}; }\nawait ask({ user: 'Which rivers cross Vienna?' });`,
      ['wrapper ask, m (default)', 'user: Which rivers cross Vienna?'],
    ],
    [
      'with a default, and one that is given instead',
      `async function ask({ system = 'You help.', user }) { return ${both}; }
await ask({ user: 'Which rivers cross Vienna?' });
await ask({ system: 'You are a guide.', user: 'Which rivers cross Graz?' });`,
      [
        'wrapper ask, m (default)',
        'system: You help.',
        'user: Which rivers cross Vienna?',
        'wrapper ask, m (default)',
        'system: You are a guide.',
        'user: Which rivers cross Graz?',
      ],
    ],
    [
      'something else of which is sent',
      `async function ask({ id }) { const user = await load(id); return ${request('')}; }\nawait ask({ id: 'Which rivers cross Vienna?' });`,
      [],
    ],
  ])('%s', async (_name, text, expected) => {
    const all = `import OpenAI from 'openai';\nconst client = new OpenAI();\n${text}`;
    const { calls, problems } = await scan('typescript', all, { readFile: () => undefined });
    expect(resolved({ calls: calls.filter(call => call.kind === 'wrapper'), problems })).toEqual(expected);
  });
});
