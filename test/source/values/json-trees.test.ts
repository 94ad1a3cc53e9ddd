import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const asked = async (program: string) =>
  resolved(await scan('java', program, { readFile: () => undefined }, 'src/Ask.java'));

const address = 'https://api.openai.com/v1/chat/completions';
const told = [
  'gpt-4o-mini (literal), <= 300',
  'system: You answer in one short sentence.',
  'user: {question}',
] as const;
const expected = (callee: string) => [`${callee}, ${told[0]}`, told[1], told[2]];

/** A class whose method asks the question, with OkHttp at the end. */
const okHttp = (imports: string, body: string, json = 'body.toString()') => `${imports}
import okhttp3.*;
class Ask {
  private final OkHttpClient client = new OkHttpClient();
  String ask(String question) throws Exception {
    ${body}
    Request request = new Request.Builder().url("${address}").post(RequestBody.create(${json}, MediaType.parse("application/json"))).build();
    return client.newCall(request).execute().body().string();
  }
}`;

const orgJson = `JSONObject system = new JSONObject();
    system.put("role", "system");
    system.put("content", "You answer in one short sentence.");
    JSONArray messages = new JSONArray();
    messages.put(system);
    messages.put(new JSONObject().put("role", "user").put("content", question));
    JSONObject body = new JSONObject();
    body.put("model", "gpt-4o-mini").put("max_tokens", 300);
    body.put("max_tokens", 300);
    body.put("model", "gpt-4o-mini");
    body.put("messages", messages);`;

describe('a body that is a tree of JSON', () => {
  test.each<[string, string]>([
    ["org.json's", okHttp('import org.json.JSONArray;\nimport org.json.JSONObject;', orgJson)],
    ["org.json's, brought in whole", okHttp('import org.json.*;', orgJson)],
    [
      "fastjson's",
      okHttp(
        'import com.alibaba.fastjson.JSONArray;\nimport com.alibaba.fastjson.JSONObject;',
        `JSONObject system = new JSONObject();
    system.put("role", "system");
    system.put("content", "You answer in one short sentence.");
    JSONObject user = new JSONObject();
    user.put("role", "user");
    user.put("content", question);
    JSONArray messages = new JSONArray();
    messages.add(system);
    messages.add(user);
    JSONObject body = new JSONObject();
    body.put("model", "gpt-4o-mini");
    body.put("messages", messages);
    body.put("max_tokens", 300);`,
        'body.toJSONString()',
      ),
    ],
    [
      "Gson's",
      okHttp(
        'import com.google.gson.JsonArray;\nimport com.google.gson.JsonObject;',
        `JsonObject system = new JsonObject();
    system.addProperty("role", "system");
    system.addProperty("content", "You answer in one short sentence.");
    JsonObject user = new JsonObject();
    user.addProperty("role", "user");
    user.addProperty("content", question);
    JsonArray messages = new JsonArray();
    messages.add(system);
    messages.add(user);
    JsonObject body = new JsonObject();
    body.addProperty("model", "gpt-4o-mini");
    body.addProperty("max_tokens", 300);
    body.add("messages", messages);`,
      ),
    ],
    [
      "Jackson's, with nodes that are put in place",
      okHttp(
        'import com.fasterxml.jackson.databind.ObjectMapper;\nimport com.fasterxml.jackson.databind.node.*;',
        `ObjectMapper mapper = new ObjectMapper();
    ObjectNode body = mapper.createObjectNode();
    body.put("model", "gpt-4o-mini");
    body.put("max_tokens", 300);
    ArrayNode messages = mapper.createArrayNode();
    ObjectNode system = mapper.createObjectNode();
    system.put("role", "system");
    system.put("content", "You answer in one short sentence.");
    messages.add(system);
    messages.add(mapper.createObjectNode().put("role", "user").put("content", question));
    body.set("messages", messages);`,
        'mapper.writeValueAsString(body)',
      ),
    ],
    [
      "Jackson's, whose branches grow where they stand",
      okHttp(
        'import com.fasterxml.jackson.databind.ObjectMapper;\nimport com.fasterxml.jackson.databind.node.*;',
        `ObjectMapper mapper = new ObjectMapper();
    ObjectNode body = mapper.createObjectNode();
    body.put("model", "gpt-4o-mini");
    body.put("max_tokens", 300);
    ArrayNode messages = body.putArray("messages");
    ObjectNode system = messages.addObject();
    system.put("role", "system");
    system.put("content", "You answer in one short sentence.");
    messages.addObject().put("role", "user").put("content", question);`,
        'mapper.writeValueAsString(body)',
      ),
    ],
    [
      'a map that a method of the project turns into JSON',
      okHttp(
        'import java.util.*;\nimport com.acme.Converter;',
        `Map<String, Object> body = new HashMap<>();
    body.put("model", "gpt-4o-mini");
    body.put("max_tokens", 300);
    body.put("messages", List.of(Map.of("role", "system", "content", "You answer in one short sentence."), Map.of("role", "user", "content", question)));`,
        'Converter.get().toJSON(body)',
      ),
    ],
  ])('%s', async (_, program) => {
    expect(await asked(program)).toEqual(expected('client.newCall().execute'));
  });

  test('what a variable holds no longer when another is put into it stays what it was', async () => {
    const program = okHttp(
      'import com.fasterxml.jackson.databind.ObjectMapper;\nimport com.fasterxml.jackson.databind.node.*;',
      `ObjectMapper mapper = new ObjectMapper();
    ObjectNode body = mapper.createObjectNode().put("model", "gpt-4o-mini").put("max_tokens", 300);
    ArrayNode messages = body.putArray("messages");
    ObjectNode message = messages.addObject();
    message.put("role", "system");
    message.put("content", "You answer in one short sentence.");
    message = messages.addObject();
    message.put("role", "user");
    message.put("content", question);`,
      'mapper.writeValueAsString(body)',
    );
    const [call, system] = await asked(program);
    expect([call, system]).toEqual([`client.newCall().execute, ${told[0]}`, told[1]]);
  });
});

const message = `JSONObject message = new JSONObject();
    message.put("role", "user");
    message.put("content", "Say in one word: " + question);
    JSONArray messages = new JSONArray();
    messages.put(message);
    JSONObject body = new JSONObject();
    body.put("model", "gpt-3.5-turbo");
    body.put("messages", messages);`;

const through = (imports: string, code: string, json = message) => `import org.json.JSONArray;
import org.json.JSONObject;
${imports}
class Ask {
  void ask(String question) throws Exception {
    ${json}
    ${code}
  }
}`;

describe('clients of the JVM that send such a body', () => {
  test.each<[string, string, string]>([
    [
      "Apache's fourth",
      through(
        'import org.apache.http.client.methods.HttpPost;\nimport org.apache.http.entity.StringEntity;\nimport org.apache.http.impl.client.*;',
        `CloseableHttpClient client = HttpClients.createDefault();
    HttpPost post = new HttpPost("${address}");
    post.setEntity(new StringEntity(body.toString(), "UTF-8"));
    client.execute(post);`,
      ),
      'client.execute',
    ],
    [
      "Apache's fifth, from a builder",
      through(
        'import org.apache.hc.client5.http.classic.methods.HttpPost;\nimport org.apache.hc.core5.http.io.entity.StringEntity;\nimport org.apache.hc.client5.http.impl.classic.HttpClientBuilder;',
        `var client = HttpClientBuilder.create().disableCookieManagement().build();
    HttpPost post = new HttpPost("${address}");
    post.setEntity(new StringEntity(body.toString()));
    client.execute(post);`,
      ),
      'client.execute',
    ],
    [
      'a connection that is written to',
      through(
        'import java.io.*;\nimport java.net.*;',
        `HttpURLConnection connection = (HttpURLConnection) new URL("${address}").openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    try (OutputStream stream = connection.getOutputStream()) {
      stream.write(body.toString().getBytes("utf-8"));
    }`,
      ),
      'stream.write',
    ],
    [
      'a connection through a writer',
      through(
        'import java.io.OutputStreamWriter;\nimport java.net.*;',
        `URLConnection connection = URI.create("${address}").toURL().openConnection();
    OutputStreamWriter writer = new OutputStreamWriter(connection.getOutputStream());
    writer.write(body.toString());`,
      ),
      'writer.write',
    ],
    [
      "Hutool's request",
      through(
        'import cn.hutool.http.HttpRequest;',
        `HttpRequest.post("${address}").header("Authorization", key).body(body.toString()).execute();`,
      ),
      'HttpRequest.post().header().body().execute',
    ],
    [
      "Hutool's function",
      through('import cn.hutool.http.HttpUtil;', `HttpUtil.post("${address}", body.toString());`),
      'HttpUtil.post',
    ],
    [
      'Unirest',
      through(
        'import kong.unirest.Unirest;',
        `Unirest.post("${address}").header("Authorization", key).body(body.toString()).asString();`,
      ),
      'Unirest.post().header().body().asString',
    ],
    [
      "Spring's, with an entity",
      through(
        'import org.springframework.http.*;\nimport org.springframework.web.client.RestTemplate;',
        `new RestTemplate().postForEntity(settings.address(), new HttpEntity<>(body.toString(), new HttpHeaders()), String.class);`,
      ),
      'RestTemplate().postForEntity',
    ],
    [
      'Jakarta REST',
      through(
        'import jakarta.ws.rs.client.ClientBuilder;\nimport jakarta.ws.rs.client.Entity;',
        `ClientBuilder.newClient().target("${address}").request().post(Entity.json(body.toString()));`,
      ),
      'ClientBuilder.newClient().target().request().post',
    ],
    [
      'a stream of events',
      through(
        'import okhttp3.*;\nimport okhttp3.sse.EventSources;',
        `Request request = new Request.Builder().url("${address}").post(RequestBody.create(body.toString(), MediaType.parse("application/json"))).build();
    EventSources.createFactory(new OkHttpClient()).newEventSource(request, listener);`,
      ),
      'EventSources.createFactory().newEventSource',
    ],
  ])('%s', async (_, program, callee) => {
    expect(await asked(program)).toEqual([`${callee}, gpt-3.5-turbo (literal)`, 'user: Say in one word: {question}']);
  });
});

describe('what is none', () => {
  const order = `JSONObject body = new JSONObject();
    body.put("order", question);
    body.put("messages", 3);`;
  test.each<[string, string]>([
    [
      'an order',
      through(
        'import org.apache.http.client.methods.HttpPost;\nimport org.apache.http.entity.StringEntity;\nimport org.apache.http.impl.client.*;',
        `CloseableHttpClient client = HttpClients.createDefault();
    HttpPost post = new HttpPost("https://shop.example.com/v1/orders");
    post.setEntity(new StringEntity(body.toString()));
    client.execute(post);`,
        order,
      ),
    ],
    [
      'a file that is written',
      through(
        'import java.io.*;',
        'OutputStreamWriter writer = new OutputStreamWriter(new FileOutputStream("a.json"));\n    writer.write(body.toString());',
        message,
      ),
    ],
    [
      'a queue that is put into',
      `import java.util.concurrent.*;
class Ask {
  void run(BlockingQueue<String> messages) throws Exception {
    messages.put("role");
    messages.put("You are a clerk, and you answer in one sentence.");
  }
}`,
    ],
  ])('%s', async (_, program) => {
    expect(await asked(program)).toEqual([]);
  });
});
