import { markers } from './raw-http.ts';
import { given, through } from './raw-http-server.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Where the settings hold the address, the body's key must stand in the file as text. */
const keyed = (sdk: SdkDeclaration, ...more: string[]): SdkDeclaration => ({
  ...sdk,
  markers: [...markers, '"messages"', ...more],
});

export const goHttp: SdkDeclaration = keyed(
  through(
    'go',
    [
      { paths: ['net/http.Post', '$client.Post'], url: ['#0'], body: ['#2'] },
      // `NewRequestWithContext(ctx, method, url, body)`, `NewRequest(method, url, body)`
      { paths: ['$client.Do'], sends: ['Do'], url: ['#0.#2', '#0.#1'], body: ['#0.#3', '#0.#2'] },
      { paths: ['$resty.Post'], url: ['#0'], body: ['^SetBody'] },
    ],
    {
      receivers: {
        client: ['net/http.{Client(),DefaultClient}'],
        resty: ['github.com/go-resty/resty{,/v2}.{New,Client}().R()', 'resty.dev/v3.{New,Client}().R()'],
      },
      fluent: ['$resty'],
      wrappers: given(
        'encoding/json.{Marshal,MarshalIndent}()',
        'bytes.{NewBuffer,NewReader,NewBufferString}()',
        'strings.NewReader()',
        // What makes a prompt's text, there or here.
        '{text,html}/template.Must()',
      ),
    },
  ),
  // Messages for a model of the project's own: `chat.Message{Role: chat.RoleUser, …}`.
  'RoleUser',
  'RoleSystem',
  'ChatCompletion',
);

const reactive = 'org.springframework.web.reactive.function.client.WebClient';
const restClient = 'org.springframework.web.client.RestClient';

const onJvm = (language: 'java' | 'kotlin') =>
  keyed(
    through(
      language,
      [
        {
          paths: ['$http.{send,sendAsync}'],
          sends: ['send', 'sendAsync'],
          url: ['#0.uri', '#0.newBuilder'],
          body: ['#0.POST'],
        },
        {
          paths: ['$ok.newCall().{execute,enqueue}'],
          url: ['^newCall.url'],
          body: ['^newCall.post.#0', '^newCall.post.#1', '^newCall.post'],
        },
        {
          paths: ['$rest.{postForObject,postForEntity}'],
          url: ['#0'],
          body: ['#1.#0', '#1'],
        },
        { paths: ['$rest.exchange'], url: ['#0'], body: ['#2.#0', '#2'] },
        {
          paths: ['$web.{retrieve,exchangeToMono,exchangeToFlux,exchange}'],
          url: ['^uri'],
          body: ['^bodyValue', '^body'],
        },
        { paths: ['$ktor.{post,preparePost}'], url: ['#0'], body: ['#1.setBody'] },
        {
          paths: ['okhttp3.sse.EventSources.createFactory().newEventSource'],
          url: ['#0.url'],
          body: ['#0.post.#0', '#0.post.#1', '#0.post'],
        },
        { paths: ['$apache.execute'], url: ['#0.#0', '#0.uri'], body: ['#0.entity'] },
        { paths: ['$stream.{write,writeBytes,print}'], url: ['^url', '^create', '^uri'], body: ['#0'] },
        { paths: ['cn.hutool.http.HttpUtil.post'], url: ['#0'], body: ['#1'] },
        { paths: ['$hutool.{execute,executeAsync}'], url: ['^post', '^createPost'], body: ['^body'] },
        { paths: ['$unirest.{asString,asJson,asObject}'], url: ['^post'], body: ['^body'] },
        { paths: ['$target.post'], url: ['^target'], body: ['#0'] },
      ],
      {
        receivers: {
          http: ['java.net.http.HttpClient{,.newHttpClient}()', '$builder.build()'],
          builder: ['java.net.http.HttpClient.newBuilder()'],
          request: ['java.net.http.HttpRequest.newBuilder()', 'okhttp3.Request.Builder()'],
          ok: ['okhttp3.OkHttpClient()', '$okBuilder.build()', '$ok.newBuilder().build()'],
          okBuilder: ['okhttp3.OkHttpClient.Builder()', '$ok.newBuilder()'],
          rest: ['org.springframework.web.client.RestTemplate()'],
          web: [`{${reactive},${restClient}}{,.create}()`, '$webBuilder.build()'],
          webBuilder: [`{${reactive},${restClient}}.{builder,Builder}()`],
          ktor: ['io.ktor.client.HttpClient()'],
          apache: [
            'org.apache.http.client.HttpClient()',
            'org.apache.http.impl.client.{CloseableHttpClient,DefaultHttpClient,HttpClients.createDefault}()',
            'org.apache.hc.client5.http.classic.HttpClient()',
            'org.apache.hc.client5.http.impl.classic.{CloseableHttpClient,HttpClients.createDefault}()',
            '$apacheBuilder.build()',
          ],
          apacheBuilder: [
            'org.apache.{http.impl.client,hc.client5.http.impl.classic}.{HttpClients.custom,HttpClientBuilder.create}()',
          ],
          connection: [
            'java.net.URL().openConnection()',
            'java.net.URI{,.create}().toURL().openConnection()',
            // Where the address is an object of its own.
            'java.net.URL.openConnection()',
          ],
          stream: ['$connection.getOutputStream()'],
          hutool: ['cn.hutool.http.{HttpRequest.post,HttpUtil.createPost}()'],
          unirest: ['{kong.unirest,kong.unirest.core,com.mashape.unirest.http}.Unirest.post()'],
          target: [
            '{jakarta,javax}.ws.rs.client.ClientBuilder.newClient().target()',
            '{jakarta,javax}.ws.rs.client.Client().target()',
          ],
          json: ['com.fasterxml.jackson.databind.ObjectMapper()', 'com.google.gson.Gson()', '$gson.create()'],
          gson: ['com.google.gson.GsonBuilder()'],
        },
        fluent: [
          '$builder',
          '$request',
          '$okBuilder',
          '$web',
          '$webBuilder',
          '$gson',
          '$apacheBuilder',
          '$hutool',
          '$unirest',
          '$target',
        ],
        wrappers: given(
          'java.net.URI{,.create}()',
          'java.net.http.HttpRequest.BodyPublishers.ofString()',
          '$json.{writeValueAsString,writeValueAsBytes,toJson}()',
          'kotlinx.serialization.json.Json.encodeToString()',
          'com.alibaba.fastjson{,2}.{JSON,JSONObject}.toJSONString()',
          'cn.hutool.json.JSONUtil.toJsonStr()',
          'org.springframework.http.HttpEntity()',
          'org.apache.http.entity.{StringEntity,ByteArrayEntity}()',
          'org.apache.hc.core5.http.io.entity.StringEntity()',
          '{jakarta,javax}.ws.rs.client.Entity.{json,entity}()',
          // Writers around a connection's stream.
          'java.io.{OutputStreamWriter,BufferedOutputStream,DataOutputStream,BufferedWriter,PrintWriter,PrintStream}()',
        ),
      },
    ),
  );

export const jvmHttp: readonly SdkDeclaration[] = [onJvm('java'), onJvm('kotlin')];
