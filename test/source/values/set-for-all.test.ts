import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string, files: Readonly<Record<string, string>> = {}) =>
  resolved(
    await scan(
      language,
      text,
      { readFile: file => files[file] },
      language === 'python' ? 'app/main.py' : 'app/main.ts',
    ),
  );

const index = `from llama_index.core import Settings, VectorStoreIndex
from llama_index.llms.openai import OpenAI
from llama_index.llms.ollama import Ollama
index = VectorStoreIndex.from_documents(documents)
`;
const asked = 'engine.query("Why?")';
const predictor = `import dspy
qa = dspy.Predict("question -> answer")
`;

describe('an object on which a program sets what its requests take', () => {
  test.each<[string, string, string[]]>([
    [
      'its model and limit',
      `${index}Settings.llm = OpenAI(model="gpt-4o", max_tokens=9)\nengine = index.as_query_engine()\n${asked}`,
      ['engine.query, gpt-4o (literal), <= 9', 'user: Why?'],
    ],
    [
      'the instructions of its model',
      `${index}Settings.llm = OpenAI(model="gpt-4o", system_prompt="Be brief.")\nengine = index.as_query_engine()\n${asked}`,
      ['engine.query, gpt-4o (literal)', 'system: Be brief.', 'user: Why?'],
    ],
    [
      'through a name',
      `${index}llm = Ollama("llama3")\nSettings.llm = llm\nengine = index.as_chat_engine()\nengine.chat("Why?")`,
      ['engine.chat, llama3 (literal)', 'user: Why?'],
    ],
    [
      'what the request’s own object is given comes first',
      `${index}Settings.llm = OpenAI(model="gpt-4o")\nengine = index.as_query_engine(llm=OpenAI(model="o3"))\n${asked}`,
      ['engine.query, o3 (literal)', 'user: Why?'],
    ],
    [
      'the last statement before the request',
      `${index}Settings.llm = OpenAI(model="a")\nSettings.llm = OpenAI(model="b")\nengine = index.as_query_engine()\n${asked}\nSettings.llm = OpenAI(model="c")`,
      ['engine.query, b (literal)', 'user: Why?'],
    ],
    [
      'a request in a function, which runs after the file’s statements',
      `${index}def ask():\n    engine = index.as_query_engine()\n    return ${asked}\nSettings.llm = OpenAI(model="gpt-4o")`,
      ['engine.query, gpt-4o (literal)', 'user: Why?'],
    ],
    [
      'set in one function of the file, used in another',
      `${index}def start():\n    Settings.llm = OpenAI(model="gpt-4o")\ndef ask():\n    engine = index.as_query_engine()\n    return ${asked}`,
      ['engine.query, gpt-4o (literal)', 'user: Why?'],
    ],
    [
      'set in a method',
      `${index}class App:\n    def start(self):\n        Settings.llm = OpenAI(model="gpt-4o")\n    def ask(self):\n        engine = index.as_query_engine()\n        return ${asked}`,
      ['engine.query, gpt-4o (literal)', 'user: Why?'],
    ],
    [
      'of two functions that set it nobody knows which one runs',
      `${index}def near():\n    Settings.llm = Ollama("llama3")\ndef far():\n    Settings.llm = OpenAI(model="gpt-4o")\ndef ask():\n    engine = index.as_query_engine()\n    return ${asked}`,
      ['engine.query', 'user: Why?'],
    ],
    ['nothing is set', `${index}engine = index.as_query_engine()\n${asked}`, ['engine.query', 'user: Why?']],
    [
      'something else is set',
      `${index}Settings.chunk_size = 9\nengine = index.as_query_engine()\n${asked}`,
      ['engine.query', 'user: Why?'],
    ],
    [
      'the project’s own settings are none of the library’s',
      `${index.replace('Settings, ', '')}from .config import Settings\nSettings.llm = OpenAI(model="gpt-4o")\nengine = index.as_query_engine()\n${asked}`,
      ['engine.query', 'user: Why?'],
    ],
    [
      'an agent without a model of its own, and its run',
      `${index}from llama_index.core.agent import ReActAgent\nSettings.llm = OpenAI(model="gpt-4o")\nagent = ReActAgent.from_tools([])\nagent.chat("Why?")`,
      ['agent ReActAgent.from_tools, gpt-4o (literal)', 'agent.chat, gpt-4o (default)', 'user: Why?'],
    ],
    [
      'what is set is asked itself',
      `${index}Settings.llm = OpenAI(model="gpt-4o")\nSettings.llm.complete("Why?")`,
      ['Settings.llm.complete, gpt-4o (literal)', 'user: Why?'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });

  test('in JavaScript', async () => {
    const text = `import { OpenAI, Settings, VectorStoreIndex } from 'llamaindex';
Settings.llm = new OpenAI({ model: 'gpt-4o' });
const index = await VectorStoreIndex.fromDocuments(documents);
await index.asQueryEngine().query({ query: 'Why?' });`;
    expect(await found('typescript', text)).toEqual(['index.asQueryEngine().query, gpt-4o (literal)', 'user: Why?']);
  });
});

describe('a call that is given what all requests take', () => {
  test.each<[string, string, string[]]>([
    [
      'before the request',
      `${predictor}dspy.configure(lm=dspy.LM("openai/gpt-4o", max_tokens=9))\nqa(question="Why?")`,
      ['qa, openai/gpt-4o (literal), <= 9', 'system: question -> answer', 'user: Why?'],
    ],
    [
      'by its older name',
      `${predictor}lm = dspy.OpenAI(model="gpt-4o")\ndspy.settings.configure(lm=lm)\nqa(question="Why?")`,
      ['qa, gpt-4o (literal)', 'system: question -> answer', 'user: Why?'],
    ],
    [
      'something else only',
      `${predictor}dspy.configure(experimental=True)\nqa(question="Why?")`,
      ['qa', 'system: question -> answer', 'user: Why?'],
    ],
    [
      'below a function that asks',
      `${predictor}def ask(question):\n    return qa(question=question)\ndspy.configure(lm=dspy.LM("openai/gpt-4o"))`,
      ['qa, openai/gpt-4o (literal)', 'system: question -> answer', 'user: {question}'],
    ],
    [
      'below the request: not yet',
      `${predictor}dspy.configure(lm=dspy.LM("a"))\nqa(question="Why?")\ndspy.configure(lm=dspy.LM("b"))`,
      ['qa, a (literal)', 'system: question -> answer', 'user: Why?'],
    ],
    [
      'for a block',
      `${predictor}dspy.configure(lm=dspy.LM("a"))\nwith dspy.context(lm=dspy.LM("b")):\n    qa(question="Why?")\nqa(question="How?")`,
      [
        'qa, b (literal)',
        'system: question -> answer',
        'user: Why?',
        'qa, a (literal)',
        'system: question -> answer',
        'user: How?',
      ],
    ],
    [
      'the predictor’s own model comes first',
      `${predictor}dspy.configure(lm=dspy.LM("a"))\nqa.set_lm(dspy.LM("b"))\nqa(question="Why?")`,
      ['qa, b (literal)', 'system: question -> answer', 'user: Why?'],
    ],
    [
      'another library’s configure',
      `${predictor}import structlog\nstructlog.configure(lm=dspy.LM("a"))\nqa(question="Why?")`,
      ['qa', 'system: question -> answer', 'user: Why?'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe('a program of the project’s own class', () => {
  const rag = `import dspy
class Rag(dspy.Module):
    def __init__(self):
        self.answer = dspy.ChainOfThought("question -> answer")
    def forward(self, question):
        return self.answer(question=question)
`;
  const inside = ['self.answer, m (literal)', 'system: question -> answer', 'user: {question}'];

  test.each<[string, string, string[]]>([
    [
      'is run on what it is called with',
      `${rag}dspy.configure(lm=dspy.LM("m"))\nRag()(question="Why is it so?")`,
      [...inside, 'wrapper Rag(), m (literal)', 'user: Why is it so?'],
    ],
    [
      'and after an optimizer had it',
      `${rag}dspy.configure(lm=dspy.LM("m"))\nrag = dspy.MIPROv2(metric=metric).compile(Rag(), trainset=trainset)\nrag(question="Why is it so?")`,
      [...inside, 'wrapper rag, m (literal)', 'user: Why is it so?'],
    ],
    ['with nothing given it says nothing', `${rag}dspy.configure(lm=dspy.LM("m"))\nRag()()`, inside],
    [
      'of its own calling method is none',
      `import dspy\nclass Rag(dspy.Module):\n    def __call__(self, question):\n        return len(question)\nRag()(question="Why is it so?")`,
      [],
    ],
    [
      'of another base is none',
      `import dspy\nimport torch\nclass Net(torch.nn.Module):\n    pass\nNet()(question="Why is it so?")`,
      [],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe('what another file sets', () => {
  const engine = `from llama_index.core import VectorStoreIndex
from app.settings import start
engine = VectorStoreIndex.from_documents(documents).as_query_engine()
${asked}`;
  const settings = `from llama_index.core import Settings
from llama_index.llms.openai import OpenAI
def start():
    Settings.llm = OpenAI(model="gpt-4o")
`;

  test.each<[string, Record<string, string>, string[]]>([
    ['is the request’s by default', { 'app/settings.py': settings }, ['engine.query, gpt-4o (default)', 'user: Why?']],
    ['is not at hand', {}, ['engine.query', 'user: Why?']],
    [
      'differs by provider',
      { 'app/settings.py': `${settings}def other():\n    Settings.llm = OpenAI(model="o3")\n` },
      ['engine.query', 'user: Why?'],
    ],
    [
      'is something else',
      { 'app/settings.py': settings.replace('llm =', 'chunk_size =') },
      ['engine.query', 'user: Why?'],
    ],
    [
      'is set on the project’s own object',
      { 'app/settings.py': settings.replace('llama_index.core', 'app.config') },
      ['engine.query', 'user: Why?'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found('python', engine, files)).toEqual(expected);
  });

  test('files that import each other in a circle end', async () => {
    const files = { 'app/settings.py': 'from app.main import engine\nfrom llama_index.core import Settings\n' };
    expect(await found('python', engine, files)).toEqual(['engine.query', 'user: Why?']);
  });
});
