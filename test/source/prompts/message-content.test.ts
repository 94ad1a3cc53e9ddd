import { describe, expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

describe("messages as variants of Rust's enums", () => {
  const dive = (messages: string, before = '') => `use openai_dive::v1::api::Client;
use openai_dive::v1::resources::chat::{ChatCompletionParameters, ChatMessage, ChatMessageContent};
async fn ask(client: Client, topic: String) {
  ${before}
  let parameters = ChatCompletionParameters { model: "m".to_string(), messages: ${messages}, ..Default::default() };
  client.chat().create(parameters).await;
}`;
  const user = 'ChatMessage::User { content: ChatMessageContent::Text(format!("Name {}", topic)), name: None }';
  test.each<[string, string, string[]]>([
    ['the sender and the text', dive(`vec![${user}]`), ['user: Name {topic}']],
    [
      'of all senders',
      dive(
        'vec![ChatMessage::System { content: ChatMessageContent::Text("Be brief.".to_string()), name: None }, ChatMessage::Developer { content: "b" }, ChatMessage::Assistant { content: "c" }]',
      ),
      ['system: Be brief.', 'developer: b', 'assistant: c'],
    ],
    ['in a variable', dive('vec![message]', `let message = ${user};`), ['user: Name {topic}']],
    ['a role that is written stays', dive('vec![ChatMessage::User { role: "system", content: "a" }]'), ['system: a']],
    [
      'parts',
      dive('vec![ChatMessage::User { content: ChatMessageContent::Parts(vec!["a".into(), "b".into()]) }]'),
      ['user: ab'],
    ],
    ['a variant that names no sender', dive('vec![ChatMessage::Note { content: "a" }]'), ['user: a']],
    ['no variant', dive('vec![User { content: "a" }]'), ['user: a']],
  ])('%s', async (_name, text, expected) => {
    expect(prompts(await scan('rust', text))).toEqual(expected);
  });

  test('no message without content', async () => {
    const text = 'fn make() { let it = Account::User { name: "a", age: 3 }; store(it); send(vec![it]); }';
    expect(prompts(await scan('rust', text))).toEqual([]);
  });
});
