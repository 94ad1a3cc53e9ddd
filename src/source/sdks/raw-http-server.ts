import type { LanguageId } from '../call-site.ts';
import { endpoints, markers } from './raw-http.ts';
import type { HttpFunction, SdkDeclaration } from './sdk.ts';

type Requests = readonly Omit<HttpFunction, 'onServer'>[];

/** Model endpoints through the HTTP clients of a language. */
export const through = (
  language: LanguageId,
  functions: Requests,
  rest: Pick<SdkDeclaration, 'receivers' | 'fluent' | 'wrappers' | 'globals'>,
): SdkDeclaration => ({
  id: 'raw-http',
  languages: [language],
  // A body without an address says what it is by its keys.
  markers: [...markers, 'messages', 'mbedding'],
  calls: [],
  ...rest,
  http: { endpoints, functions: functions.map(request => ({ ...request, onServer: true })) },
});

/** JSON, and what holds it on its way into a request. */
export const given = (...paths: string[]) => [{ paths, argument: '#0' }];

const csharpHttp = through(
  'csharp',
  [
    { paths: ['$client.{PostAsJsonAsync,PostAsync}'], url: ['requestUri', '#0'], body: ['#1'] },
    { paths: ['$client.{SendAsync,Send}'], url: ['#0.RequestUri', '#0.#1'], body: ['#0.Content'] },
  ],
  {
    receivers: { client: ['HttpClient()', 'IHttpClientFactory().CreateClient()'] },
    wrappers: given(
      'JsonSerializer.{Serialize,SerializeToUtf8Bytes}()',
      'JsonConvert.SerializeObject()',
      'JsonContent.Create()',
      '{StringContent,ByteArrayContent,Uri}()',
    ),
    globals: [
      'HttpClient',
      'IHttpClientFactory',
      'HttpRequestMessage',
      'JsonSerializer',
      'JsonConvert',
      'JsonContent',
      'StringContent',
      'ByteArrayContent',
      'Uri',
    ],
  },
);

const rustHttp = through(
  'rust',
  [
    { paths: ['reqwest_eventsource.EventSource.new'], url: ['#0.post'], body: ['#0.json'] },
    { paths: ['$request.{send,eventsource}'], url: ['^post'], body: ['^json', '^body'] },
    // `client.execute(request)`, of a request that was built before.
    { paths: ['$client.execute'], url: ['#0.post'], body: ['#0.json', '#0.body'] },
    { paths: ['$agent.{send_json,send_string,send}'], url: ['^post'], body: ['#0'] },
  ],
  {
    receivers: {
      client: [
        '{reqwest,wreq,rquest}.{,blocking.,r#async.}Client{.new,.builder().build,.default,}()',
        'reqwest_middleware.ClientWithMiddleware()',
        '$builder.build()',
      ],
      builder: ['{reqwest,wreq,rquest}.{,blocking.}{Client.builder,ClientBuilder.new}()'],
      request: ['$client.post()'],
      agent: ['ureq.{,Agent.,AgentBuilder.new().build().}post()'],
    },
    fluent: ['$builder', '$request', '$agent'],
    wrappers: given('serde_json.{to_string,to_value,to_vec,json}()'),
    globals: ['serde_json', 'std'],
  },
);

const rubyHttp = through(
  'ruby',
  [
    { paths: ['Net.HTTP.post'], url: ['#0'], body: ['#1'] },
    { paths: ['$net.{request}'], url: ['#0.#0'], body: ['#0.body'] },
    { paths: ['{HTTParty,Excon,Typhoeus,Typhoeus.Request}.post'], url: ['#0'], body: ['body'] },
    // A class that includes HTTParty.
    { paths: ['HTTParty().class.post'], url: ['#0'], body: ['#1.body', 'body'] },
    { paths: ['RestClient.post'], url: ['#0'], body: ['#1'] },
    { paths: ['RestClient.Request.execute'], url: ['url'], body: ['payload'] },
    { paths: ['$faraday.post'], url: ['#0'], body: ['body', '#1'] },
    { paths: ['$http.post'], url: ['#0'], body: ['json', 'body'] },
  ],
  {
    receivers: {
      net: ['Net.HTTP{,.start}()'],
      faraday: ['Faraday', '$faraday()'],
      http: ['HTTP', 'HTTP.{auth,headers,timeout,with,persistent}()', 'HTTPX', 'HTTPX.{with,plugin}()'],
    },
    fluent: ['$http'],
    wrappers: given('JSON.{generate,dump}()', 'URI{,.parse,.join}()'),
    globals: ['JSON', 'URI', 'ERB', 'Liquid', 'Mustache'],
  },
);

const phpHttp = through(
  'php',
  [
    { paths: ['{wp_remote_post,wp_remote_request,wp_safe_remote_post}'], url: ['#0'], body: ['#1.body'] },
    { paths: ['curl_exec'], url: ['#0.CURLOPT_URL', '#0.#0'], body: ['#0.CURLOPT_POSTFIELDS'] },
    { paths: ['file_get_contents', 'fopen'], url: ['#0'], body: ['#2.#0.http.content'] },
    { paths: ['$client.{post,postAsync}'], url: ['#0'], body: ['#1.json', '#1.body'] },
    { paths: ['$client.{request,requestAsync}'], url: ['#1'], body: ['#2.json', '#2.body'] },
    // A request of PSR-7 that was made before: method, address, headers, body.
    { paths: ['$client.{send,sendAsync,sendRequest}'], url: ['#0.#1'], body: ['#0.#3', '#1.json', '#1.body'] },
    { paths: ['$laravel.post'], url: ['#0'], body: ['#1'] },
    { paths: ['$laravel.send'], url: ['#1'], body: ['#2.json', '#2.body'] },
  ],
  {
    receivers: {
      client: [
        'GuzzleHttp.{Client,ClientInterface}()',
        'Symfony.Contracts.HttpClient.HttpClientInterface()',
        'Symfony.Component.HttpClient.HttpClient.create()',
      ],
      laravel: ['Illuminate.Support.Facades.Http', 'Illuminate.Http.Client.PendingRequest()'],
    },
    fluent: ['$laravel'],
    wrappers: [
      ...given('{json_encode,wp_json_encode}()'),
      // Entries that are null are left out.
      ...given('array_filter()', 'Illuminate.Support.Arr.{whereNotNull,where}()'),
      // What plugins may change is most often what it was.
      { paths: ['apply_filters()'], argument: '#1' },
    ],
    globals: ['json_encode', 'wp_json_encode', 'curl_init', 'stream_context_create', 'apply_filters', 'array_filter'],
  },
);

export const serverHttp: readonly SdkDeclaration[] = [csharpHttp, rustHttp, rubyHttp, phpHttp];
