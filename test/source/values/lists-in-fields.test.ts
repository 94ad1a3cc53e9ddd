import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const of = async (language: LanguageId, text: string) => resolved(await scan(language, text));

describe('a list in a field', () => {
  const openai = 'from openai import OpenAI\nclass Chat:\n    def __init__(self, rules="Be kind."):';
  const request = 'OpenAI().chat.completions.create(model="gpt-4o", messages=self.messages)';
  const call = 'OpenAI().chat.completions.create, gpt-4o (literal)';

  test.each<[string, LanguageId, string, string[]]>([
    [
      'holds what the constructor adds, and a history where others add',
      'python',
      `${openai}
        self.messages = []
        self.messages.append({"role": "system", "content": "Be brief."})
    def told(self, text):
        self.messages.append({"role": "user", "content": text})
    def ask(self):
        return ${request}`,
      [call, 'system: Be brief.', 'history: {messages}'],
    ],
    [
      'that only the constructor fills',
      'python',
      `${openai}
        self.messages = [{"role": "system", "content": "Be brief."}]
        self.messages.append({"role": "user", "content": "Why?"})
    def ask(self):
        return ${request}`,
      [call, 'system: Be brief.', 'user: Why?'],
    ],
    [
      'with what the asking method adds before, and not after',
      'python',
      `${openai}
        self.messages = [{"role": "system", "content": "Be brief."}]
    def ask(self, text):
        self.messages.append({"role": "user", "content": f"Q: {text}"})
        answer = ${request}
        self.messages.append({"role": "assistant", "content": "An answer."})
        return answer`,
      [call, 'system: Be brief.', 'history: {messages}', 'user: Q: {text}'],
    ],
    [
      'that is named without this',
      'java',
      `import com.theokanning.openai.completion.chat.*; import com.theokanning.openai.service.OpenAiService; import java.util.*;
class A {
  List<ChatMessage> messages = new ArrayList<>();
  A() { messages.add(new ChatMessage("system", "Be brief.")); }
  void ask(OpenAiService service, String text) {
    messages.add(new ChatMessage("user", text));
    service.createChatCompletion(ChatCompletionRequest.builder().model("gpt-4o").messages(messages).build());
  }
}`,
      ['service.createChatCompletion, gpt-4o (literal)', 'system: Be brief.', 'history: {messages}', 'user: {text}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await of(language, text)).toEqual(expected);
  });
});

describe('a list in a field, to which a method adds before it sends it', () => {
  const csharp = (body: string) => `using Microsoft.Extensions.AI;
class Talk(IChatClient client) {
  private readonly List<ChatMessage> messages = [new ChatMessage(ChatRole.System, "Be brief.")];
  void Forget() { messages.Clear(); }
  async Task Ask(string question) { ${body} }
}`;
  const java = (body: string) => `import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.data.message.*;
import java.util.*;
class Talk {
  OpenAiChatModel model = OpenAiChatModel.builder().modelName("gpt-4o").build();
  List<ChatMessage> messages = new ArrayList<>();
  void ask(String question) { ${body} }
}`;
  test.each<[string, LanguageId, string, string[]]>([
    [
      'what is added before counts',
      'csharp',
      csharp(
        'messages.Add(new ChatMessage(ChatRole.User, question)); await client.GetResponseAsync(messages); messages.Add(new ChatMessage(ChatRole.Assistant, "no"));',
      ),
      ['client.GetResponseAsync', 'system: Be brief.', 'user: {question}'],
    ],
    [
      'nothing is added',
      'csharp',
      csharp('await client.GetResponseAsync(messages);'),
      ['client.GetResponseAsync', 'system: Be brief.'],
    ],
    [
      'in Java',
      'java',
      java('messages.add(UserMessage.from(question)); model.chat(messages);'),
      // Other methods may have added to it, too.
      ['model.chat, gpt-4o (literal)', 'history: {messages}', 'user: {question}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await of(language, text)).toEqual(expected);
  });

  test('a list that a request holds takes over all that another one holds', async () => {
    const text = `using Google.Cloud.AIPlatform.V1;
class Talk {
  private readonly List<Content> contents = new List<Content>();
  public async Task Ask(PredictionServiceClient client, string question) {
    contents.Add(new Content { Role = "USER", Parts = { new Part { Text = question } } });
    var request = new GenerateContentRequest { Model = "gemini-2.5-flash" };
    request.Contents.AddRange(contents);
    await client.GenerateContentAsync(request);
  }
}`;
    expect((await of('csharp', text)).at(-1)).toBe('user: {question}');
  });
});
