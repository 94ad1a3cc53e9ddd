import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string, files: Readonly<Record<string, string>> = {}, language: LanguageId = 'java') =>
  resolved(await scan(language, text, { readFile: file => files[file] }, 'src/main/java/app/Desk.java'));

const service = (annotations: string, inside = '') =>
  `package app;\nimport dev.langchain4j.service.*;\nimport dev.langchain4j.service.spring.AiService;\n${annotations}\npublic interface Clerk {\n  ${inside}\n  String ask(String question);\n}`;

const desk = (before = '') => `package app;
import org.springframework.web.bind.annotation.*;
@RestController
class Desk {
  ${before}
  private final Clerk clerk;
  Desk(Clerk clerk) { this.clerk = clerk; }
  // model.chat() answers
  String answer(String question) { return clerk.ask("Which rivers cross Vienna?"); }
}`;

describe('services that a framework implements and hands over', () => {
  test.each<[string, string]>([
    ['@AiService', service('@AiService')],
    ['@RegisterAiService of Quarkus', service('@RegisterAiService(tools = Mail.class)')],
    ['messages on its methods', service('', '@UserMessage("Answer shortly: {{it}}")')],
  ])('%s', async (_, text) => {
    const files = { 'src/main/java/app/Clerk.java': text };
    expect(await found(desk(), files)).toEqual(['clerk.ask', 'user: Which rivers cross Vienna?']);
  });

  test.each<[string, string]>([
    ['an interface without annotations', service('')],
    ['a client of another kind', service('@FeignClient("clerk")')],
    [
      'a class',
      service('@AiService').replace('interface', 'class').replace('ask(String question);', 'ask(String q) {}'),
    ],
  ])('%s is none', async (_, text) => {
    expect(await found(desk(), { 'src/main/java/app/Clerk.java': text })).toEqual([]);
  });

  test('the limit of the model that a service is built with', async () => {
    const text = `import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
class A {
  interface Clerk { String ask(String question); }
  void run() {
    var model = OpenAiChatModel.builder().modelName("gpt-4o-mini").maxTokens(200).build();
    Clerk clerk = AiServices.builder(Clerk.class).chatLanguageModel(model).build();
    clerk.ask("Which rivers cross Vienna?");
  }
}`;
    expect(await found(text)).toEqual(['clerk.ask, gpt-4o-mini (default), <= 200', 'user: Which rivers cross Vienna?']);
  });
});

describe('templates that a file only makes', () => {
  test.each<[string, string, string[]]>([
    [
      "LangChain4j's",
      'import dev.langchain4j.model.input.PromptTemplate;\nclass A { PromptTemplate t = PromptTemplate.from("Name the rivers of {{town}}."); }',
      ['prompt PromptTemplate.from', 'user: Name the rivers of {town}.'],
    ],
    [
      "Spring AI's",
      'import org.springframework.ai.chat.prompt.PromptTemplate;\nclass A { PromptTemplate t = new PromptTemplate("Name the rivers of {town}."); }',
      ['prompt PromptTemplate', 'user: Name the rivers of {town}.'],
    ],
    [
      "Spring AI's of a system",
      'import org.springframework.ai.chat.prompt.SystemPromptTemplate;\nclass A { SystemPromptTemplate t = new SystemPromptTemplate("You name the rivers of {town}."); }',
      ['prompt SystemPromptTemplate', 'system: You name the rivers of {town}.'],
    ],
    [
      'of another library',
      'import org.acme.PromptTemplate;\nclass A { PromptTemplate t = PromptTemplate.from("Name the rivers."); }',
      [],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('what is sent from one stands there alone', async () => {
    const text = `import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.input.PromptTemplate;
class A {
  String ask(ChatModel model, Map<String, Object> values) {
    PromptTemplate t = PromptTemplate.from("Name the rivers of {{town}}.");
    return model.chat(t.apply(values).text());
  }
}`;
    expect(await found(text)).toEqual(['model.chat', 'user: Name the rivers of {town}.']);
  });
});

test('a message whose picture comes first', async () => {
  const text = `import dev.langchain4j.data.message.*;
import dev.langchain4j.model.chat.ChatModel;
class A {
  void ask(ChatModel model, String url) {
    model.chat(UserMessage.from(ImageContent.from(url), TextContent.from("What is in the picture?")));
  }
}`;
  expect(await found(text)).toEqual(['model.chat', 'user: What is in the picture?']);
});

test('a call of a messenger is none', async () => {
  const text = `package app;
class Desk {
  private final Messenger messenger;
  void tell(String to) { messenger.chat("Your parcel waits at the desk of the office."); room.chat().send("Hello there."); }
}`;
  expect(await found(text)).toEqual([]);
});

/** A body as it is posted, in a variable called `json`, to a model's address. */
const posts: readonly (readonly [what: string, imports: string, sends: string])[] = [
  [
    'Apache of version 4',
    'import org.apache.http.client.methods.HttpPost; import org.apache.http.entity.StringEntity; import org.apache.http.impl.client.*;',
    'HttpPost post = new HttpPost(URL); post.setEntity(new StringEntity(json)); CloseableHttpClient client = HttpClients.createDefault(); client.execute(post);',
  ],
  [
    'Apache of version 5',
    'import org.apache.hc.client5.http.classic.methods.HttpPost; import org.apache.hc.core5.http.io.entity.StringEntity; import org.apache.hc.client5.http.impl.classic.*;',
    'HttpPost post = new HttpPost(URL); post.setEntity(new StringEntity(json)); try (CloseableHttpClient client = HttpClients.createDefault()) { client.execute(post); }',
  ],
  [
    'a connection',
    'import java.net.*; import java.io.*;',
    'HttpURLConnection c = (HttpURLConnection) new URL(URL).openConnection(); try (OutputStream os = c.getOutputStream()) { os.write(json.getBytes("utf-8")); }',
  ],
  [
    'a writer around its stream',
    'import java.net.*; import java.io.*;',
    'URL address = new URL(URL); HttpURLConnection c = (HttpURLConnection) address.openConnection(); OutputStreamWriter w = new OutputStreamWriter(c.getOutputStream()); w.write(json); w.flush();',
  ],
  ['Hutool', 'import cn.hutool.http.*;', 'HttpRequest.post(URL).header("a", "b").body(json).execute();'],
  ['Hutool in short', 'import cn.hutool.http.*;', 'HttpUtil.post(URL, json);'],
  ['Unirest', 'import kong.unirest.Unirest;', 'Unirest.post(URL).header("a", "b").body(json).asString();'],
  [
    'JAX-RS',
    'import jakarta.ws.rs.client.*;',
    'ClientBuilder.newClient().target(URL).request().post(Entity.json(json));',
  ],
  [
    'events of OkHttp',
    'import okhttp3.*; import okhttp3.sse.*;',
    'Request request = new Request.Builder().url(URL).post(RequestBody.create(json, JSON)).build(); EventSources.createFactory(client).newEventSource(request, listener);',
  ],
];

const posting = (address: string, imports: string, sends: string) => `${imports}
class A {
  private static final String URL = "${address}";
  void ask(String question) throws Exception {
    String json = "{\\"model\\": \\"gpt-4o-mini\\", \\"max_tokens\\": 9, \\"messages\\": [{\\"role\\": \\"user\\", \\"content\\": \\"Why?\\"}]}";
    ${sends}
  }
}`;

describe("clients of the JVM's HTTP", () => {
  test.each(posts)('%s', async (_, imports, sends) => {
    const [call, ...prompt] = await found(posting('https://api.openai.com/v1/chat/completions', imports, sends));
    expect(call).toMatch(/, gpt-4o-mini \(literal\), <= 9$/);
    expect(prompt).toEqual(['user: Why?']);
  });

  test.each(posts)('%s, to another address', async (_, imports, sends) => {
    expect(await found(posting('https://api.acme.dev/v1/notes', imports, sends))).toEqual([]);
  });
});
