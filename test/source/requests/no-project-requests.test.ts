import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));
const prompt = '"Summarise the following report in one short paragraph: "';

describe('no request', () => {
  test.each<[string, LanguageId, string]>([
    [
      'a request by HTTP for a picture',
      'ruby',
      'class A\n  include Openai\n  def go\n    openai_request(:post, "images/generations", { prompt: text })\n  end\nend',
    ],
    [
      'a name that asks, given a label',
      'typescript',
      "import { generateText } from './ui';\ngenerateText('Save as a file');",
    ],
    [
      'a name that only speaks of completions',
      'typescript',
      `import { showCompletions } from './ui';\nshowCompletions(${prompt});`,
    ],
    ['a picture', 'typescript', `import { generateImage } from './ui';\ngenerateImage(${prompt});`],
    [
      'an HTTP request of which only the method is known',
      'ruby',
      'class A\n  include Openai\n  def go\n    openai_request(:get, job_path(id))\n  end\nend',
    ],
    [
      'the same with a body',
      'ruby',
      'class A\n  include Openai\n  def go\n    openai_request(:post, "images/generations", image_body)\n  end\nend',
    ],
    [
      'a builder of chains that is told its model and then its prompt',
      'rust',
      `fn f(llm: Model) { Builder::new().llm(llm).prompt("Name the longest river of Europe, and the second longest.").build(); }`,
    ],
    [
      'the same with the name of the model’s kind',
      'kotlin',
      'fun f(model: Model) = Builder().model(model).prompt("Name the longest river of Europe, and the second longest.")',
    ],
    [
      'a constructor',
      'kotlin',
      'fun f() = ClaudeCompletionMessage("user", "Say what the longest river of Europe is.")',
    ],
    [
      'what is given an answer beside what was asked',
      'python',
      'from .models import get_response\nget_response(response, [{"role": "user", "content": "Name the longest river of Europe."}])',
    ],
    [
      'a choice of a model',
      'python',
      'from .models import choose_chat_model\nchoose_chat_model([{"role": "user", "content": "Name the longest river of Europe."}])',
    ],
    ['a model of data', 'python', 'model.get_response("Name the longest river of Europe, and the second longest.")'],
    ['a store that is asked', 'python', 'store.query("Name the longest river of Europe, and the second longest.")'],
    [
      'a model that is not asked',
      'python',
      'llm.register_tool("Name the longest river of Europe, and the second longest.")',
    ],
    [
      'a prompt that is only counted',
      'python',
      'llm.get_num_tokens("Name the longest river of Europe, and the second longest.")',
    ],
    ['a builder of messages', 'python', 'build_chat_messages([{"role": "user", "content": "x"}])'],
    [
      'a conversion',
      'typescript',
      "import { toChatCompletionRequest } from './convert';\ntoChatCompletionRequest({ model, messages: [{ role: 'user', content: 'x' }] });",
    ],
    ['a counter of tokens', 'python', 'count_completion_tokens([{"role": "user", "content": "x"}])'],
    [
      'a function of this file that asks nobody',
      'python',
      'def call_llm(prompt):\n    return "fake"\ncall_llm("hello")',
    ],
    ['a short text to a model of another kind', 'python', 'def run(model):\n    model.predict("x")'],
    ['a name that says an id is given', 'python', 'from .llm import call_llm\ncall_llm(user_id)'],
    [
      'messages that are chosen for a model',
      'typescript',
      "import { getMessagesForLLM } from './chat';\ngetMessagesForLLM([{ role: 'user', content: 'What is the longest river?' }]);",
    ],
    [
      'a picture by a prompt',
      'typescript',
      "import { generateImage } from './ai';\ngenerateImage({ model, prompt: 'A red fox in the snow at dawn' });",
    ],
    [
      'a prompt of a form, with nothing that a model is given',
      'typescript',
      "import { generateForm } from './ui';\ngenerateForm({ prompt: 'Please enter your full name', width: 3 });",
    ],
    [
      'a prompt that an object makes of messages',
      'python',
      'from .prompter import prompter\nprompter.generate_prompt([{"role": "user", "content": "What is the longest river?"}], 3)',
    ],
    [
      'what is done with an answer',
      'python',
      'from .llm import Base\nclass A(Base):\n    def go(self, answer):\n        return self.handle_generate_message_response(messages=[{"role": "user", "content": "What is the longest river?"}], answer=answer)',
    ],
    [
      'what was asked before, looked up',
      'python',
      'from .recorder import recorder\nrecorder.query_llm_inout(base=settings, messages=messages)',
    ],
    ['a list that holds no roles', 'python', 'get_completion(["a", "b"])'],
  ])('%s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });
});
