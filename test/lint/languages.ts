import type { LanguageId } from '../../src/source/call-site.ts';

/** What a call in any language says. Texts hold no quotes, backslashes, dollars, hashes or braces. */
export interface Said {
  readonly system?: string;
  /** The user's text; the value of a variable `document` follows it unless `fixed`. */
  readonly user: string;
  readonly fixed?: boolean;
  readonly model?: string;
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const lines = (...found: (string | false | undefined)[]): string =>
  found.filter(line => typeof line === 'string').join('\n');

function python({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'from openai import OpenAI',
    '',
    'client = OpenAI()',
    '',
    'def ask(document):',
    '    return client.chat.completions.create(',
    `        model="${model}",`,
    '        messages=[',
    system !== undefined && `            {"role": "system", "content": """${system}"""},`,
    fixed
      ? `            {"role": "user", "content": """${user}"""},`
      : `            {"role": "user", "content": f"""${user} {document}"""},`,
    '        ],',
    '    )',
    '',
  );
}

function ecmascript({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    "import OpenAI from 'openai';",
    'const client = new OpenAI();',
    'export async function ask(document) {',
    '  return client.chat.completions.create({',
    `    model: '${model}',`,
    '    messages: [',
    system !== undefined && `      { role: 'system', content: \`${system}\` },`,
    fixed
      ? `      { role: 'user', content: \`${user}\` },`
      : `      { role: 'user', content: \`${user} \${document}\` },`,
    '    ],',
    '  });',
    '}',
    '',
  );
}

function go({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'package main',
    'import "github.com/openai/openai-go/v2"',
    'func ask(ctx context.Context, document string) {',
    '\tclient := openai.NewClient()',
    '\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{',
    `\t\tModel: "${model}",`,
    '\t\tMessages: []openai.ChatCompletionMessageParamUnion{',
    system !== undefined && `\t\t\topenai.SystemMessage(\`${system}\`),`,
    fixed ? `\t\t\topenai.UserMessage(\`${user}\`),` : `\t\t\topenai.UserMessage(\`${user} \` + document),`,
    '\t\t},',
    '\t})',
    '}',
    '',
  );
}

function java({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'import com.openai.client.OpenAIClient;',
    'import com.openai.client.okhttp.OpenAIOkHttpClient;',
    'import com.openai.models.chat.completions.ChatCompletionCreateParams;',
    'class Desk {',
    '    private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();',
    '    void ask(String document) {',
    '        client.chat().completions().create(ChatCompletionCreateParams.builder()',
    `            .model("${model}")`,
    system !== undefined && `            .addSystemMessage("${escaped(system)}")`,
    `            .addUserMessage("${escaped(user)}${fixed ? '' : ' '}"${fixed ? '' : ' + document'})`,
    '            .build());',
    '    }',
    '}',
    '',
  );
}

function kotlin({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'import com.openai.client.OpenAIClient',
    'import com.openai.models.chat.completions.ChatCompletionCreateParams',
    'class Desk(private val client: OpenAIClient) {',
    '    fun ask(document: String) {',
    '        client.chat().completions().create(',
    '            ChatCompletionCreateParams.builder()',
    `                .model("${model}")`,
    system !== undefined && `                .addSystemMessage("${escaped(system)}")`,
    `                .addUserMessage("${escaped(user)}${fixed ? '' : ' $document'}")`,
    '                .build()',
    '        )',
    '    }',
    '}',
    '',
  );
}

function csharp({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'using OpenAI.Chat;',
    'public class Desk',
    '{',
    '    public async Task Ask(string document)',
    '    {',
    `        ChatClient chat = new("${model}", "key");`,
    '        await chat.CompleteChatAsync([',
    system !== undefined && `            new SystemChatMessage(@"${system}"),`,
    fixed ? `            new UserChatMessage(@"${user}"),` : `            new UserChatMessage($@"${user} {document}"),`,
    '        ]);',
    '    }',
    '}',
    '',
  );
}

function rust({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  const message = (role: string, content: string) =>
    `            ChatCompletionRequest${role}MessageArgs::default().content(${content}).build()?.into(),`;
  return lines(
    'use async_openai::{types::{ChatCompletionRequestSystemMessageArgs, ChatCompletionRequestUserMessageArgs, CreateChatCompletionRequestArgs}, Client};',
    'async fn ask(document: &str) -> Result<(), Error> {',
    '    let client = Client::new();',
    '    let request = CreateChatCompletionRequestArgs::default()',
    `        .model("${model}")`,
    '        .messages([',
    system !== undefined && message('System', `"${escaped(system)}"`),
    message('User', fixed ? `"${escaped(user)}"` : `format!("${escaped(user)} {document}")`),
    '        ])',
    '        .build()?;',
    '    client.chat().create(request).await?;',
    '    Ok(())',
    '}',
    '',
  );
}

function ruby({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    'require "openai"',
    'client = OpenAI::Client.new',
    'document = gets',
    'client.chat(parameters: {',
    `  model: "${model}",`,
    '  messages: [',
    system !== undefined && `    { role: "system", content: "${escaped(system)}" },`,
    `    { role: "user", content: "${escaped(user)}${fixed ? '' : ' #{document}'}" },`,
    '  ],',
    '})',
    '',
  );
}

function php({ system, user, fixed, model = 'gpt-4o' }: Said): string {
  return lines(
    '<?php',
    "$client = OpenAI::client('key');",
    '$client->chat()->create([',
    `    'model' => '${model}',`,
    "    'messages' => [",
    system !== undefined && `        ['role' => 'system', 'content' => '${system}'],`,
    fixed
      ? `        ['role' => 'user', 'content' => '${user}'],`
      : `        ['role' => 'user', 'content' => "${escaped(user)} {$document}"],`,
    '    ],',
    ']);',
    '',
  );
}

/** The same call as each language's own SDK has it. */
export const callIn: Readonly<Record<Exclude<LanguageId, 'jupyter' | 'prompt-file'>, (said: Said) => string>> = {
  python,
  typescript: ecmascript,
  typescriptreact: ecmascript,
  javascript: ecmascript,
  javascriptreact: ecmascript,
  go,
  java,
  kotlin,
  csharp,
  rust,
  ruby,
  php,
};

export type SourceLanguage = keyof typeof callIn;
export const sourceLanguages = Object.keys(callIn) as readonly SourceLanguage[];
