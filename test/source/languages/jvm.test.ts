// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';
import { type TextCase, textSent } from './texts.ts';

const java: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a text block', '', '"""\n    a\n      b \\\n    c\n    """', 'a\n  b c\n'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['String.format', '', 'String.format("%s has %d%%", name, 5)', '{name} has 5%'],
  ['formatted', '', '"%s!".formatted(name)', '{name}!'],
  ['String.join is not known', '', 'name', '{name}'],
  ['a variable', 'String text = "a";', 'text', 'a'],
  ['var', 'var text = "a";\ntext += "b";', 'text', 'ab'],
  ['a conditional expression takes its first', '', 'n > 1 ? "a" : "b"', 'a'],
  ['strip', '', '"  a ".strip()', 'a'],
  ['replace', '', '"Hi {x}".replace("{x}", name)', 'Hi {name}'],
  ['a resource', 'try (var text = open("a")) { }', '"b"', 'b'],
  ['a builder of strings', 'StringBuilder text = new StringBuilder("a");', 'text.toString()', 'a'],
]; // biome-ignore format: a table

test.each(java)('Java: %s', async (_name, before, expression, sent) => {
  expect(await textSent('java', before, expression)).toBe(sent);
});

const kotlin: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a template', '', '"Hi $name, ${n + 1} ${name.trim()}"', 'Hi {name}, {n} {name}'],
  ['a dollar of its own', '', String.raw`"\$5"`, '$5'],
  ['a raw string', '', '"""a\\n $name"""', 'a\\n {name}'],
  ['trimIndent', '', '"""\n    a\n      $name\n""".trimIndent()', 'a\n  {name}'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['a value', 'val text = "a"', 'text', 'a'],
  ['if as an expression', '', 'if (n > 1) "a" else "b"', 'a'],
  ['an alternative', '', 'null ?: "a"', 'a'],
  ['a built text', 'val text = buildString {\n append("a")\n appendLine(name)\n append("b")\n}', 'text', 'a{name}\nb'],
  ['what a block ends with', 'val text = run {\n val n = 1\n "a"\n}', 'text', 'a'],
  ['a lazy value', 'val text by lazy { "a" }', 'text', 'a'],
  ['a value that a block has changed', 'val text = "a".also { println(it) }', 'text', 'a'],
  ['the value that a block is called on', 'val text = "a".let { it + "b" }', 'text', 'ab'],
  ['the same by a name', 'val text = "a".let { first -> first + "b" }', 'text', 'ab'],
  ['a function that is not known', 'val text = choose { "a" }', 'text', '{text}'],
]; // biome-ignore format: a table

test.each(kotlin)('Kotlin: %s', async (_name, before, expression, sent) => {
  expect(await textSent('kotlin', before, expression)).toBe(sent);
});

describe('Kotlin: a call with a type in angle brackets, which the grammar takes for comparisons', () => {
  const calls = async (body: string) =>
    resolved(
      await scan(
        'kotlin',
        `import com.embabel.agent.api.common.Ai\nfun write(ai: Ai, topic: String, low: Int, high: Int): Any? {\n${body}\n}\n`,
      ),
    );

  test.each<[string, string, string[]]>([
    ['one text', 'return ai.createObject<Story>("Tell it.")', ['ai.createObject', 'user: Tell it.']],
    ['a placeholder', 'return ai.createObject<Story>("About $topic")', ['ai.createObject', 'user: About {topic}']],
    ['a type in a package', 'val a = ai.createObject<a.b.Story>("Tell it.")', ['ai.createObject', 'user: Tell it.']],
    ['a type inside a type', 'val a = ai.createObject<List<Story>>("Tell it.")', ['ai.createObject', 'user: Tell it.']],
    ['a call on what it gives', 'ai.createObject<Story>("Tell it.").print()', ['ai.createObject', 'user: Tell it.']],
    ['after an operator', 'return null ?: ai.createObject<Story>("Tell it.")', ['ai.createObject', 'user: Tell it.']],
    [
      'a setter before it',
      'ai.withLlm("m").createObject<T>("Tell it.")',
      ['ai.withLlm().createObject, m (literal)', 'user: Tell it.'],
    ],
    [
      'such a call in a text',
      'ai.generateText("A ${list<String>(topic)} b")',
      ['ai.generateText', 'user: A {topic} b'],
    ],
    [
      'angle brackets in a text',
      'ai.generateText("Fill list<String>(x).")',
      ['ai.generateText', 'user: Fill list<String>(x).'],
    ],
    ['comparisons', 'if (low < high && high > (low)) ai.generateText("Hi.")', ['ai.generateText', 'user: Hi.']],
  ])('%s', async (_name, body, expected) => {
    expect(await calls(body)).toEqual(expected);
  });
});

test('what a try of Kotlin gives', async () => {
  const text = `import ai.koog.agents.core.agent.AIAgent
class Desk {
  fun make(): AIAgent<String, String>? {
    return try {
      AIAgent(executor = simpleOpenAIExecutor("k"), systemPrompt = "Be kind.", llmModel = OpenAIModels.Chat.GPT4o)
    } catch (e: Exception) {
      null
    }
  }
  suspend fun ask(text: String): String {
    val agent = make()
    return agent.run(text)
  }
}`;
  const { calls } = await scan('kotlin', text);
  expect(calls.map(({ kind, callee }) => `${kind} ${callee}`)).toEqual(['agent AIAgent', 'call agent.run']);
});
