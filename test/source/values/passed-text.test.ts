// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

const sent = async (expression: string) =>
  prompts(
    await scan(
      'typescript',
      `import OpenAI from 'openai';
import { Splitter, trimPrompt, stripIndents, trimmer, loadPrompt, tidy, fillIn, t } from './text';
function limitText(text: string) { for (const c of text) count(c); return cut(text); }
function truncateText(text: string, most = 80) {
  if (!text) return '';
  if (text.length <= most) return text.slice(0, most);
  return truncateText(split(text, most)[0] ?? '', most);
}
function fitText(text: string, most = 80) {
  if (text.length > most) return fitText(new Splitter({ most }).split(text)[0] ?? '', most);
  return count(text) > most ? text.slice(0, most) : text;
}
function cleanText(text: string) { return 'Clean: ' + text.length; }
new OpenAI().responses.create({ model: 'gpt-4o', input: ${expression} });`,
      { readFile: () => undefined },
      'src/app.ts',
    ),
  );
const long = 'Read the pages below and list what is learned from them';

describe('a text that a function tidies or cuts', () => {
  test.each([
    ['of another file', `trimPrompt(\`${long}: \${pages}\`, 8000)`, `user: ${long}: {pages}`],
    ['as a tag', `stripIndents\`${long}: \${pages}\``, `user: ${long}: {pages}`],
    ['a method', `text.truncate('${long}')`, `user: ${long}`],
    ['of this file, whose result is not known', `limitText('${long}')`, `user: ${long}`],
    ['of this file, which gives an empty text or a part', `truncateText('${long}')`, `user: ${long}`],
    ['of this file, which gives what another package cuts', `fitText('${long}')`, `user: ${long}`],
    ['of this file, whose own words are known', `cleanText('${long}')`, 'user: Clean: {text.length}'],
    ['inside another text it stays open', `\`Do: \${tidy('${long}')}\``, 'user: Do: {tidy}'],
  ])('%s', async (_name, expression, expected) => {
    expect(await sent(expression)).toEqual([expected]);
  });

  test.each([
    [
      'doubled braces',
      "fillIn('Name {{count}} rivers of {{ land }}.', { count: 3, land })",
      'user: Name 3 rivers of {land}.',
    ],
    [
      'single braces',
      "fillIn('Name rivers of {land} or {sea}.', { land: `the ${side}` })",
      'user: Name rivers of the {side} or {sea}.',
    ],
    ['a short one', "t('{land}!', { land: 'Spain' })", 'user: Spain!'],
  ])('a function of another file fills the places of a text: %s', async (_name, expression, expected) => {
    expect(await sent(expression)).toEqual([expected]);
  });

  test.each([
    ['no place of that name', "fillIn('Name rivers of {land}.', { sea })"],
    ['no names', "fillIn('Name rivers of {land}.', land)"],
    ['a short text may be a name', "trimPrompt('summary')"],
    ['a name that does not say so', `loadPrompt('${long}')`],
    ['a longer word', `trimmer('${long}')`],
    ['more arguments than an option or two', `tidy('${long}', 1, 2, 3)`],
    ['nothing', 'tidy()'],
  ])('not: %s', async (_name, expression) => {
    const [part] = await sent(expression);
    expect(part).toMatch(/^user: \{\w+\}$/);
  });
});

describe('a body that a function of nobody known turns into JSON', () => {
  const posted = async (json: string) =>
    prompts(
      await scan(
        'java',
        `import java.net.http.*;
import java.net.URI;
import java.util.*;
class A {
  void ask(String question) throws Exception {
    Map<String, Object> body = new HashMap<>();
    body.put("model", "gpt-4o");
    body.put("messages", List.of(Map.of("role", "user", "content", question)));
    HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).POST(HttpRequest.BodyPublishers.ofString(${json})).build(), null);
  }
}`,
        { readFile: () => undefined },
      ),
    );

  test.each(['converter.toJson(body)', 'Json.stringify(body)', 'JsonKit.toJsonString(body)', 'mapper.serialize(body)'])(
    '%s',
    async json => expect(await posted(json)).toEqual(['user: {question}']),
  );

  test.each(['crypt.sealed(body)', 'log.toLine(body)'])('%s says nothing', async json =>
    expect(await posted(json)).not.toContain('user: {question}'),
  );
});

describe('a builder that a method of a base class sets up', () => {
  const php = (method: string) => `<?php
class Titles extends Base {
  function make($text) {
    $builder = wp_ai_client_prompt($text);
    $builder = $this->${method}($builder, 'fast');
    return $builder->generate_text();
  }
}`;
  test.each<[string, string[]]>([
    ['set_model_preference', ['user: {text}']],
    ['withModelOf', ['user: {text}']],
    ['count_tokens', []],
    ['settle', []],
  ])('%s', async (method, expected) => {
    expect(prompts(await scan('php', php(method), { readFile: () => undefined }))).toEqual(expected);
  });
});
