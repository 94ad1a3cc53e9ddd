import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const of = async (language: LanguageId, text: string) => resolved(await scan(language, text));

describe('fields that are made from themselves', () => {
  const method = (index: number) =>
    `void find${index}() { owners = this.owners.byName("prompt ${index}").and(this.owners); }`;

  test('are looked up once, however many assignments there are', async () => {
    const methods = Array.from({ length: 40 }, (_, index) => method(index)).join('\n');
    const { problems } = await scan(
      'java',
      `import com.openai.client.OpenAIClient;\nclass A { Owners owners;\n${methods}\n}`,
    );
    expect(problems).toEqual([]);
  });

  test('keep what they were first', async () => {
    const text = `
from openai import OpenAI
class Chat:
    def __init__(self):
        self.client = OpenAI()
        self.system = "Be brief."
    def ask(self):
        self.system = self.system
        return self.client.responses.create(model="gpt-4o", input=self.system)
`;
    expect(await of('python', text)).toEqual(['self.client.responses.create, gpt-4o (literal)', 'user: Be brief.']);
  });
});

describe('an assignment to a bare name', () => {
  const java = (body: string) => `
import dev.langchain4j.model.openai.OpenAiChatModel;
class A {
  String question = "What is the field?";
  OpenAiChatModel model = OpenAiChatModel.builder().apiKey("k").modelName("gpt-4o").build();
  void change() { ${body} }
  void ask() { model.chat(question); }
}`;
  test.each([
    ['of a field reaches other methods', 'question = "What is new?";', 'user: What is new?'],
    ['of a local does not', 'String question = ""; question = "What is local?";', 'user: What is the field?'],
    ['of a parameter of a lambda does not', 'run(question -> { question = "no"; });', 'user: What is the field?'],
  ])('%s', async (_name, body, expected) => {
    expect((await of('java', java(body)))[1]).toBe(expected);
  });
});
