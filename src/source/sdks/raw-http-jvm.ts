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
          json: ['com.fasterxml.jackson.databind.ObjectMapper()', 'com.google.gson.Gson()', '$gson.create()'],
          gson: ['com.google.gson.GsonBuilder()'],
        },
        fluent: ['$builder', '$request', '$okBuilder', '$web', '$webBuilder', '$gson'],
        wrappers: given(
          'java.net.URI{,.create}()',
          'java.net.http.HttpRequest.BodyPublishers.ofString()',
          '$json.{writeValueAsString,writeValueAsBytes,toJson}()',
          'kotlinx.serialization.json.Json.encodeToString()',
        ),
      },
    ),
  );

export const jvmHttp: readonly SdkDeclaration[] = [onJvm('java'), onJvm('kotlin')];
