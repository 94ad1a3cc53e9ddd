import type { Fixture } from './fixtures.ts';

/** One small file of each kind of prompt file. */
const samples: readonly (readonly [name: string, text: string])[] = [
  [
    'AGENTS.md',
    '---\napplyTo: "**"\n---\n# Style\nUse tabs. See @docs/style.md and `@not/this.md`.\n\n- One `item`\n- Two\n',
  ],
  ['skills/pdf/SKILL.md', '---\nname: pdf\ndescription: Reads\n  PDF files.\n---\n# Steps\nOpen {{file}}.\n'],
  ['.claude/agents/reviewer.md', '---\ndescription: Reviews code.\nmodel: inherit\n---\nYou review. It costs $10.\n'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file's own placeholder
  ['.github/prompts/fix.prompt.md', '---\nmode: agent\nmodel: GPT-4o\n---\nFix ${input:what} in ${file}.\n'],
  [
    'chat.prompty',
    '---\nname: Chat\nmodel:\n  id: gpt-4o\n  options:\n    max_tokens: 100\n---\nsystem:\nYou help {{name}}.\n\nuser:\n{% for q in qs %}{{q}}{% endfor %}\n',
  ],
  [
    'menu.prompt',
    '---\nmodel: googleai/gemini-2.0-flash\n---\n{{role "system"}}\nBe kind.\n{{role "user"}}\nMenu for {{day}}.',
  ],
  ['Plugins/Sum/skprompt.txt', '[SUMMARIZE]\n{{$input}}\n{{time.now}}\nEND\n'],
  [
    'promptfooconfig.yaml',
    'prompts:\n  - "Translate {{text}}"\n  - |\n    Say: {{text}}\nproviders:\n  - openai:gpt-4o-mini\n  - id: anthropic:x\n    config: { max_tokens: 5 }\n',
  ],
  ['config/agents.yaml', 'writer:\n  role: >\n    Writer of {topic}\n  goal: Write\n  backstory: "Long\\n ago"\n'],
  ['config/tasks.yaml', 'write:\n  description: About {topic}.\n  expected_output: A text\n  agent: writer\n'],
  [
    'story.yaml',
    'template: |\n  Tell of {{$topic}}.\ntemplate_format: semantic-kernel\ninput_variables:\n  - &a { name: topic }\n  - *a\n',
  ],
  [
    'prompts/answer.j2',
    '{# note #}{% if x %}Answer {{ q | upper }}{% else %}No{% endif %}\n{% for m in ms %}{{ m.text }}{% endfor %}',
  ],
  ['prompts/answer.hbs', '{{#each items}}- {{this.name}}\n{{/each}}{{> footer}}{{{raw}}}'],
  ['saved.json', '{ "_type": "prompt", "template": "Say {{a}} {x!r}.\\n", "template_format": "f-string" }\n'],
  [
    'hub.json',
    '{"lc":1,"type":"constructor","id":["langchain_core","prompts","chat","ChatPromptTemplate"],"kwargs":{"messages":[{"lc":1,"type":"constructor","id":["langchain_core","prompts","chat","SystemMessagePromptTemplate"],"kwargs":{"prompt":{"lc":1,"type":"constructor","id":["langchain_core","prompts","prompt","PromptTemplate"],"kwargs":{"template":"Be {mood}."}}}}]}}',
  ],
  [
    'n8n.json',
    '{"nodes":[{"name":"A","type":"@n8n/n8n-nodes-langchain.agent","parameters":{"text":"=Say \\"{{ $json.x }}\\""}},{"name":"M","type":"@n8n/n8n-nodes-langchain.lmChatOpenAi","parameters":{"model":{"value":"gpt-4o"}}}],"connections":{"M":{"ai_languageModel":[[{"node":"A","index":0}]]}}}',
  ],
  [
    'flowise.json',
    '{"nodes":[{"data":{"id":"c_0","inputParams":[],"inputs":{"modelName":"gpt-4o","maxTokens":"9"}}},{"data":{"id":"a_0","inputParams":[],"inputs":{"model":"{{c_0.data.instance}}","systemMessage":"<p>Be <b>kind</b> &amp; {{x}}.</p><p>Go</p>"}}}]}',
  ],
  [
    'langflow.json',
    '{"data":{"nodes":[{"data":{"id":"p","node":{"template":{"template":{"type":"prompt","value":"Be {mood}."}}}}},{"data":{"id":"m","node":{"template":{"model_name":{"value":"gpt-4o"},"system_message":{"value":""},"input_value":{"value":""}}}}}],"edges":[{"source":"p","target":"m","data":{"targetHandle":{"fieldName":"system_message"}}}]}}',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file's own placeholder
  ['prompts/ask.txt', 'Answer {question} now, for ${price} and {{literal}}.'],
];

export const promptFileSamples: readonly Fixture[] = samples.map(([name, text]) => ({
  name,
  language: 'prompt-file',
  text,
}));
