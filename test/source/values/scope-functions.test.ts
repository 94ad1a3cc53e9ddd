import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const program = (body: string) => `import com.google.ai.client.generativeai.GenerativeModel
import com.google.ai.client.generativeai.type.content
class A(private val given: GenerativeModel) {
  suspend fun ask(text: String) {
    ${body}
  }
}`;

test.each([
  [
    'a client that a block makes',
    'val m = remember { GenerativeModel("g") }\nm.generateContent("Hi there")',
    'g (literal)',
  ],
  [
    'a client that a block has set',
    'val m = GenerativeModel("g").apply { log = true }\nm.generateContent("Hi there")',
    'g (literal)',
  ],
  [
    'a client that a block was shown',
    'GenerativeModel("g").also { println(it) }.generateContent("Hi there")',
    'g (literal)',
  ],
  ['the client of a block', 'GenerativeModel("g").use { it.generateContent("Hi there") }', 'g (literal)'],
  [
    'the client of a block by its name',
    'GenerativeModel("g").let { m -> m.generateContent("Hi there") }',
    'g (literal)',
  ],
  ['a parameter of the class', 'given.generateContent("Hi there")', undefined],
  [
    'a block of something else names its own value',
    'listOf(given).forEach { given.generateContent("Hi there") }',
    'loop',
  ],
])('%s', async (_name, body, facts) => {
  const [call, ...prompt] = resolved(await scan('kotlin', program(body)));
  expect(call?.split(', ').slice(1).join(', ') || undefined).toBe(facts);
  expect(prompt).toEqual(['user: Hi there']);
});

test.each([
  ['named', 'content { text("Hi there") }', 'user: Hi there'],
  ['with its role', 'content(role = "model") { text("Hi there") }', 'assistant: Hi there'],
  ['a text that is built', 'buildString { append("Hi "); append("there") }', 'user: Hi there'],
])('what is sent: %s', async (_name, sent, expected) => {
  expect(resolved(await scan('kotlin', program(`given.generateContent(${sent})`))).slice(1)).toEqual([expected]);
});

test('a field that a block sets belongs to what the block is about', async () => {
  const text = program(`val m = GenerativeModel(modelName = "g", systemInstruction = content { text("Be kind.") })
    val other = Settings { text = "x"; content = "y" }
    m.generateContent(content { text("Hi there") })`);
  expect(resolved(await scan('kotlin', text)).slice(1)).toEqual(['system: Be kind.', 'user: Hi there']);
});
