import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string, file?: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }, file));

/** Long enough to be a prompt. */
const rules =
  'You are a clerk who sorts letters into boxes for a large office. Read each letter with care, name the box it belongs in, and say nothing else.';

describe('prompts that a file of Go, the JVM or Ruby only defines', () => {
  test.each<[string, LanguageId, string, string[]]>([
    ['a constant', 'go', `package a\n\nconst sortPrompt = \`${rules}\``, ['prompt sortPrompt', `user: ${rules}`]],
    [
      'with a type, in a block',
      'go',
      `package a\n\nconst (\n\tSystemPrompt string = "${rules}"\n)`,
      ['prompt SystemPrompt', `system: ${rules}`],
    ],
    [
      'in pieces',
      'go',
      `package a\n\nvar sortPrompt = "${rules}" +\n\t" Thanks."`,
      ['prompt sortPrompt', `user: ${rules} Thanks.`],
    ],
    [
      'of a function that fills it',
      'go',
      `package a\n\nfunc buildPrompt(letter string) string {\n\treturn fmt.Sprintf("${rules} The letter: %s", letter)\n}`,
      ['prompt buildPrompt', `user: ${rules} The letter: {value0}`],
    ],
    [
      'of a method',
      'go',
      `package a\n\nfunc (c *Clerk) SystemPrompt() string {\n\treturn "${rules}"\n}`,
      ['prompt SystemPrompt', `system: ${rules}`],
    ],
    [
      'a field',
      'java',
      `class A {\n  private static final String SORT_PROMPT = """\n      ${rules}""";\n}`,
      ['prompt SORT_PROMPT', `user: ${rules}`],
    ],
    [
      'a template of a message',
      'java',
      `final class Prompts {\n  public static final String SORT_USER_MESSAGE_TEMPLATE = "${rules}";\n}`,
      ['prompt SORT_USER_MESSAGE_TEMPLATE', `user: ${rules}`],
    ],
    [
      'what a method gives, below its annotations, the longest of several',
      'java',
      `class A {\n  // for the llm\n  @Override\n  protected String getInstructions(boolean isShort) {\n    if (isShort) return "Sort.";\n    return "${rules} %s".formatted(letter);\n  }\n}`,
      ['prompt getInstructions', `system: ${rules} {value0}`],
    ],
    [
      'filled in by a function',
      'java',
      `class A {\n  String sortPrompt(String letter) {\n    return String.format("${rules} %s", letter);\n  }\n}`,
      ['prompt sortPrompt', `user: ${rules} {value0}`],
    ],
    [
      'a property',
      'kotlin',
      `object A {\n    private const val SORT_PROMPT: String = "${rules}"\n}`,
      ['prompt SORT_PROMPT', `user: ${rules}`],
    ],
    [
      'a function without a body of its own',
      'kotlin',
      `fun systemPrompt(name: String) = """\n    ${rules}\n    \${name}\n""".trimIndent()`,
      ['prompt systemPrompt', `system: ${rules}\n{name}`],
    ],
    [
      'a constant',
      'ruby',
      `SORT_PROMPT = <<~TEXT.freeze\n  ${rules}\nTEXT\n`,
      ['prompt SORT_PROMPT', `user: ${rules}\n`],
    ],
    [
      'a variable of an object',
      'ruby',
      `class A\n  def sort\n    @prompt ||= "${rules}"\n  end\nend`,
      ['prompt prompt', `user: ${rules}`],
    ],
    [
      'a method',
      'ruby',
      `class A\n  def self.system_prompt\n    <<~PROMPT\n      ${rules}\n        #{name}\n    PROMPT\n  end\nend`,
      ['prompt system_prompt', `system: ${rules}\n  {name}\n`],
    ],
  ])('%s of %s', async (_, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });

  test.each<[string, LanguageId, string, string?]>([
    ['a label', 'java', `class A { static final String PROMPT_TITLE = "${rules}"; }`],
    [
      'what a person is asked',
      'go',
      'package a\n\nconst deletePrompt = "Are you sure that you want to delete all of the letters in this box, and all of the boxes below it?"',
    ],
    ['a short text', 'ruby', 'PROMPT = "Sort the letters, please."'],
    ['a test', 'ruby', `PROMPT = "${rules}"`, 'spec/models/clerk_spec.rb'],
    [
      'a test of the JVM',
      'java',
      `class ClerkTest { static final String PROMPT = "${rules}"; }`,
      'src/test/java/ClerkTest.java',
    ],
    ['what only prints one', 'ruby', `def print_prompt\n  "${rules}"\nend`],
    [
      'a query',
      'java',
      'class A { static final String PROMPT = "SELECT id, name, kind, owner, place, weight, height, colour FROM boxes AS b WHERE b.owner = 1 AND b.llm = 2"; }',
    ],
    [
      'a path',
      'go',
      'package a\n\nconst promptPath = "You are in a folder named after the assistant, and below it there are many other folders of the same kind."',
    ],
  ])('%s (%s) is none', async (_, language, text, file) => {
    expect(await found(language, text, file)).toEqual([]);
  });

  test('what a call of the file sends stands there alone', async () => {
    const text = `package a

import "github.com/sashabaranov/go-openai"

const sortPrompt = "${rules}"

func sort(ctx context.Context, c *openai.Client) {
	c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "system", Content: sortPrompt}}})
}`;
    expect(await found('go', text)).toEqual(['c.CreateChatCompletion, gpt-4o (literal)', `system: ${rules}`]);
  });
});
