import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { importCandidates } from '../../../src/source/values/import-paths.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

interface Case {
  readonly name: string;
  readonly language: LanguageId;
  /** The first file is scanned, the others are there to be read. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const river = 'What is the longest river of Europe?';

const cases: Case[] = [
  {
    name: 'Python: a submodule by its package, by a relative import, and under another name',
    language: 'python',
    files: {
      'app/main.py': `from openai import OpenAI
from app import prompts
from . import prompts as near
import app.prompts as whole
client = OpenAI()
client.responses.create(model=prompts.MODEL, input=prompts.RIVER)
client.responses.create(model=near.MODEL, input=near.ask("Europe"))
client.responses.create(model=whole.MODEL, input=f"{whole.RIVER} Answer briefly.")
`,
      'app/__init__.py': '',
      'app/prompts.py': `MODEL = "gpt-4o"\nRIVER = "${river}"\ndef ask(where):\n    return f"What is the longest river of {where}?"\n`,
    },
    expected: [
      'client.responses.create, gpt-4o (constant)',
      `user: ${river} [app/prompts.py]`,
      'client.responses.create, gpt-4o (constant)',
      `user: ${river} [app/prompts.py]`,
      'client.responses.create, gpt-4o (constant)',
      `user: ${river} Answer briefly.`,
    ],
  },
  {
    name: 'TypeScript: a namespace, a default export, a re-export, an object of prompts',
    language: 'typescript',
    files: {
      'src/main.ts': `import OpenAI from 'openai';
import * as prompts from './prompts';
import system from './system';
import { RIVER } from './all';
const client = new OpenAI();
await client.responses.create({ model: prompts.model, instructions: system, input: prompts.texts.river });
await client.responses.create({ model: 'gpt-4o', input: RIVER });
`,
      'src/prompts.ts': `export const model = 'gpt-4o';\nexport const texts = { river: '${river}' };\n`,
      'src/system.ts': `const prompt = 'Be brief.';\nexport default prompt;\n`,
      'src/all.ts': `export { RIVER } from './rivers';\n// prompts`,
      'src/rivers.ts': `export const RIVER = '${river}'; // prompt`,
    },
    expected: [
      'client.responses.create, gpt-4o (constant)',
      'system: Be brief. [src/system.ts]',
      `user: ${river} [src/prompts.ts]`,
      'client.responses.create, gpt-4o (literal)',
      `user: ${river} [src/rivers.ts]`,
    ],
  },
  {
    name: "TypeScript: the alias of the project's root",
    language: 'typescript',
    files: {
      'app/api/route.ts': `import { generateText } from 'ai';
import { RIVER } from '@/lib/prompts';
await generateText({ model: 'openai/gpt-4o', prompt: RIVER });
`,
      'lib/prompts.ts': `export const RIVER = '${river}';`,
    },
    expected: ['generateText, openai/gpt-4o (literal)', `user: ${river} [lib/prompts.ts]`],
  },
  {
    name: 'Java: a class of another package and one of the same',
    language: 'java',
    files: {
      'src/main/java/com/acme/chat/Chat.java': `package com.acme.chat;
import com.acme.text.Prompts;
import dev.langchain4j.model.openai.OpenAiChatModel;
class Chat {
  OpenAiChatModel model = OpenAiChatModel.builder().modelName(Models.LARGE).build();
  String ask() { return model.chat(Prompts.RIVER); }
}`,
      'src/main/java/com/acme/chat/Models.java':
        'package com.acme.chat;\nclass Models { static final String LARGE = "gpt-4o"; }',
      'src/main/java/com/acme/text/Prompts.java': `package com.acme.text;\npublic class Prompts { public static final String RIVER = "${river}"; }`,
    },
    expected: ['model.chat, gpt-4o (constant)', `user: ${river} [src/main/java/com/acme/text/Prompts.java]`],
  },
  {
    name: 'Kotlin: constants of an object',
    language: 'kotlin',
    files: {
      'src/main/kotlin/acme/Chat.kt': `package acme
import acme.text.Prompts
import dev.langchain4j.model.openai.OpenAiChatModel
val model = OpenAiChatModel.builder().modelName("gpt-4o").build()
fun ask() = model.chat(Prompts.RIVER)`,
      'src/main/kotlin/acme/text/Prompts.kt': `package acme.text\nobject Prompts { const val RIVER = "${river}" }`,
    },
    expected: ['model.chat, gpt-4o (literal)', `user: ${river} [src/main/kotlin/acme/text/Prompts.kt]`],
  },
  {
    name: 'C#: a class of the namespace and one of a namespace that is used',
    language: 'csharp',
    files: {
      'src/Chat/Chat.cs': `using OpenAI.Chat;
using Acme.Chat.Texts;
namespace Acme.Chat;
class Chat {
  ChatClient client = new ChatClient(Models.Large, "key");
  void Ask() { client.CompleteChat(new UserChatMessage(Prompts.River)); }
}`,
      'src/Chat/Models.cs': 'namespace Acme.Chat;\nstatic class Models { public const string Large = "gpt-4o"; }',
      'src/Chat/Texts/Prompts.cs': `namespace Acme.Chat.Texts;\nstatic class Prompts { public const string River = "${river}"; }`,
    },
    expected: ['client.CompleteChat, gpt-4o (constant)', `user: ${river} [src/Chat/Texts/Prompts.cs]`],
  },
  {
    name: 'PHP: a class that is used and one of the namespace',
    language: 'php',
    files: {
      'app/Services/Chat.php': `<?php
namespace App\\Services;
use App\\Texts\\Prompts;
class Chat {
  public function ask() {
    return \\OpenAI::client('key')->responses()->create(['model' => Models::LARGE, 'input' => Prompts::RIVER]);
  }
}`,
      'app/Services/Models.php': `<?php\nnamespace App\\Services;\nclass Models { const LARGE = 'gpt-4o'; }`,
      'app/Texts/Prompts.php': `<?php\nnamespace App\\Texts;\nclass Prompts { const RIVER = '${river}'; }`,
    },
    expected: ['OpenAI.client().responses().create, gpt-4o (constant)', `user: ${river} [app/Texts/Prompts.php]`],
  },
  {
    name: 'Ruby: what is required, and what is loaded by name',
    language: 'ruby',
    files: {
      'app/services/chat.rb': `require_relative "texts"
class Chat
  def ask
    OpenAI::Client.new.responses.create(model: ChatModels::LARGE, instructions: SYSTEM, input: RiverPrompt::TEXT)
  end
end`,
      'app/services/texts.rb': 'SYSTEM = "Be brief." # prompt',
      'app/models/chat_models.rb': 'module ChatModels\n  LARGE = "gpt-4o"\nend',
      'lib/river_prompt.rb': `module RiverPrompt\n  TEXT = "${river}"\nend`,
    },
    expected: [
      'OpenAI.Client().responses.create, gpt-4o (constant)',
      'system: Be brief. [app/services/texts.rb]',
      `user: ${river} [lib/river_prompt.rb]`,
    ],
  },
  {
    name: 'Rust: an item of a module, a module of the file, and a function that asks',
    language: 'rust',
    files: {
      'src/main.rs': `mod prompts;
use crate::llm::ask;
async fn run() {
    ask(prompts::RIVER).await;
}`,
      'src/prompts.rs': `pub const RIVER: &str = "${river}";`,
      'src/llm.rs': `use async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};
pub async fn ask(question: &str) -> Result<String> {
    let request = CreateChatCompletionRequestArgs::default()
        .model("gpt-4o")
        .messages([ChatCompletionRequestUserMessageArgs::default().content(question).build()?.into()])
        .build()?;
    Client::new().chat().create(request).await
}`,
    },
    expected: ['wrapper ask, gpt-4o (default)', `user: ${river} [src/prompts.rs]`],
  },
  {
    name: 'Rust: a function of another crate of the workspace, and what it re-exports',
    language: 'rust',
    files: {
      'app/src/main.rs': `use my_llm::chat::ask;
use my_llm::RIVER;
async fn run() {
    ask(RIVER, Some("gpt-4o-mini".to_string())).await;
    ask(RIVER, None).await;
    ask(RIVER, Some(settings.name)).await;
}`,
      'my-llm/src/lib.rs': `pub mod chat;\npub mod prompts;\npub use crate::prompts::RIVER;`,
      'my-llm/src/prompts.rs': `pub const RIVER: &str = "${river}";`,
      'my-llm/src/chat.rs': `use async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};
pub async fn ask(question: &str, model: Option<String>) -> Result<String> {
    let request = CreateChatCompletionRequestArgs::default()
        .model(model.unwrap_or("gpt-4o".to_string()))
        .messages([ChatCompletionRequestUserMessageArgs::default().content(question).build()?.into()])
        .build()?;
    Client::new().chat().create(request).await
}`,
    },
    expected: [
      'wrapper ask, gpt-4o-mini (literal)',
      `user: ${river} [my-llm/src/prompts.rs]`,
      'wrapper ask, gpt-4o (default)',
      `user: ${river} [my-llm/src/prompts.rs]`,
      // It was given a model, though nobody knows which.
      'wrapper ask',
      `user: ${river} [my-llm/src/prompts.rs]`,
    ],
  },
  {
    name: 'Python: a file and a folder of the project that have the names of packages',
    language: 'python',
    files: {
      'main.py': `from llm import ask
from swarm.prompts import RIVER
ask(RIVER)
`,
      'llm.py': `from openai import OpenAI\ndef ask(question):\n    return OpenAI().responses.create(model="gpt-4o", input=question)\n`,
      'swarm/__init__.py': '',
      'swarm/prompts.py': `RIVER = "${river}"\n`,
    },
    expected: ['wrapper ask, gpt-4o (default)', `user: ${river} [swarm/prompts.py]`],
  },
  {
    name: 'Python: what a declaration knows of a package is meant, whatever folder has its name',
    language: 'python',
    files: {
      'main.py': `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="${river}")\n`,
      'openai/__init__.py': 'class OpenAI:\n    pass\n',
    },
    expected: ['OpenAI().responses.create, gpt-4o (literal)', `user: ${river}`],
  },
  {
    name: 'Python: a file that imports the package of its own name',
    language: 'python',
    files: {
      'openai.py': `import openai\nopenai.responses.create(model="gpt-4o", input="${river}")\n`,
    },
    expected: ['openai.responses.create, gpt-4o (literal)', `user: ${river}`],
  },
];

test.each(cases)('$name', async ({ language, files, expected }) => {
  const [file, text] = Object.entries(files)[0]!;
  const result = await scan(language, text, { readFile: name => files[name] }, file);
  expect(resolved(result)).toEqual(expected);
});

describe('where an import may lead', () => {
  test.each<[string, LanguageId, string, string, string[]]>([
    [
      'com.acme.a.B',
      'java',
      'src/main/java/com/acme/x/Y.java',
      'package com.acme.x;',
      ['src/main/java/com/acme/a/B.java'],
    ],
    [
      'com.acme.a.B',
      'java',
      'src/test/java/com/acme/x/Y.java',
      'package com.acme.x;',
      ['src/test/java/com/acme/a/B.java', 'src/main/java/com/acme/a/B.java'],
    ],
    ['./B', 'java', 'src/x/Y.java', 'package x;', ['src/x/B.java']],
    ['org.other.B', 'csharp', 'src/Web/Pages/Y.cs', 'namespace Acme.Web.Pages;', []],
    ['Acme.Web.Data.B', 'csharp', 'src/Web/Pages/Y.cs', 'namespace Acme.Web.Pages;', ['src/Web/Data/B.cs']],
    [
      'Acme.Core.Prompts.B',
      'csharp',
      'src/Acme.Web/Pages/Y.cs',
      'namespace Acme.Web.Pages;',
      ['src/Acme.Core.Prompts/B.cs', 'src/Acme.Core/Prompts/B.cs', 'src/Acme/Core/Prompts/B.cs'],
    ],
    [
      'Acme.Web.Data.B',
      'csharp',
      'src/Acme.Web/Pages/Y.cs',
      'namespace Acme.Web.Pages;',
      ['src/Acme.Web/Data/B.cs', 'src/Acme.Web.Data/B.cs', 'src/Acme/Web/Data/B.cs'],
    ],
    // A program of statements has no namespace; its project's folder says it.
    [
      'Acme.Data.B',
      'csharp',
      'src/Acme/Program.cs',
      '',
      ['src/Acme/Acme/Data/B.cs', 'src/Acme.Data/B.cs', 'src/Acme/Data/B.cs'],
    ],
    ['System.Text.B', 'csharp', 'src/Acme.Web/Y.cs', 'namespace Acme.Web;', []],
    ['OCA.Chat.Data.B', 'php', 'lib/Service/Y.php', '<?php\nnamespace OCA\\Chat\\Service;', ['lib/Data/B.php']],
    ['App.Data.B', 'php', 'app/Services/Y.php', '<?php\nnamespace App\\Services;', ['app/Data/B.php']],
    ['crate.a', 'rust', 'src/x.rs', '', ['src/a.rs', 'src/a/mod.rs', 'a.rs', 'a/mod.rs']],
    // A file of the same name beside this one is another module.
    [
      'crate.agent',
      'rust',
      'kit/src/chain/agent.rs',
      '',
      [
        'kit/src/agent.rs',
        'kit/src/agent/mod.rs',
        'kit/src/chain/agent.rs',
        'kit/src/chain/agent/mod.rs',
        'kit/agent.rs',
        'kit/agent/mod.rs',
        'agent.rs',
        'agent/mod.rs',
      ],
    ],
    // Crates of a workspace lie side by side, in folders of their names.
    [
      'my_core.prompts',
      'rust',
      'crates/my-app/src/main.rs',
      '',
      [
        'crates/my_core/src/prompts.rs',
        'crates/my_core/src/prompts/mod.rs',
        'crates/my-core/src/prompts.rs',
        'crates/my-core/src/prompts/mod.rs',
      ],
    ],
    ['core_of_it', 'rust', 'app/examples/a.rs', '', ['core_of_it/src/lib.rs', 'core-of-it/src/lib.rs']],
    ['my_core.prompts', 'rust', 'main.rs', '', []],
    ['Thing.new', 'rust', 'app/src/main.rs', '', []],
    ['super.a', 'rust', 'src/x/y.rs', '', ['src/x/a.rs', 'src/x/a/mod.rs']],
    ['self.a', 'rust', 'src/x/mod.rs', '', ['src/x/a.rs', 'src/x/a/mod.rs']],
    ['std.fs', 'rust', 'src/x.rs', '', []],
    ['./a', 'ruby', 'app/x/y.rb', '', ['app/x/a.rb']],
    ['../../../a', 'ruby', 'app/x.rb', '', ['../../a.rb']],
    ['open', 'ruby', 'app/x.rb', '', []],
    ['github.com/a/b', 'go', 'x.go', '', []],
  ])('%s in %s, %s', (specifier, language, file, text, expected) => {
    expect(importCandidates(file, specifier, language, text)).toEqual(expected);
  });

  test("Rails' folders are looked through for a constant", () => {
    const found = importCandidates('app/jobs/x.rb', 'HTMLPrompt.BigText', 'ruby');
    expect(found).toContain('app/services/html_prompt/big_text.rb');
  });
});
