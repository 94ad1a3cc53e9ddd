import { speaksToModel, tellsModel } from '../prompts/prompt-evidence.ts';

/** How a prompt file is laid out; `yaml` and `json` are decided by their keys. */
export type PromptFileFormat =
  /** Instructions that go along with every turn of an agent: the whole file. */
  | 'instructions'
  /** Front matter, then a system prompt. */
  | 'agent'
  /** Front matter, then a user prompt. */
  | 'command'
  /** A skill: its description is always sent, its body when it is used. */
  | 'skill'
  | 'prompty'
  | 'dotprompt'
  | 'semantic-kernel'
  | 'promptfoo'
  /** TOML with a user prompt. */
  | 'toml-command'
  /** A Markdown file in a folder of agents or commands: one of them when its front matter says who it is. */
  | 'described-agent'
  | 'described-command'
  /** A Markdown file anywhere: an agent when its front matter says its name, what it is for, and its tools or model. */
  | 'equipped-agent'
  | 'crew'
  | 'yaml'
  | 'baml'
  /** Decided by its keys, like YAML: what LangChain saved, and flows. */
  | 'json'
  /** A plain text or template in a folder of prompts. */
  | 'template'
  /** A template anywhere: a prompt when it begins with a message's role on a line of its own (promptflow). */
  | 'role-template'
  /** Markdown that is called a prompt: one when it speaks as one does. */
  | 'spoken-template';

/** Templates that are filled by a program. */
const templateEndings = ['md', 'txt', 'j2', 'jinja', 'jinja2', 'hbs', 'mustache', 'liquid', 'njk', 'ejs', 'st'];

/** How every file ends that may be a prompt, for an editor that is told by globs what to look at. */
export const promptFileEndings: readonly string[] = [
  ...templateEndings,
  'mdc',
  'cursorrules',
  'windsurfrules',
  'clinerules',
  'goosehints',
  'toml',
  'prompty',
  'prompt',
  'baml',
  'yaml',
  'yml',
  'json',
];

const byPath: readonly (readonly [RegExp, PromptFileFormat])[] = [
  [/(^|\/)SKILL\.md$/, 'skill'],
  // Agents look for the name in capitals; `docs/agents.md` is a page about agents.
  [
    /(^|\/)(AGENTS?|AGENTS\.override|CLAUDE|CLAUDE\.local|GEMINI|QWEN|WARP|CRUSH)\.md$|^(agents|claude|gemini|qwen)\.md$/,
    'instructions',
  ],
  [
    /(^|\/)\.(cursor|opencode|roo|factory|codex|augment)\/(commands|prompts)\/.*\.md$|(^|\/)\.(windsurf|clinerules|agents?)\/workflows\/.*\.md$/,
    'command',
  ],
  [/(^|\/)\.(cursor|gemini|github|factory)\/(agents|droids)\/.*\.md$/, 'agent'],
  [
    /(^|\/)\.(cursorrules|windsurfrules|clinerules|goosehints)$|(^|\/)\.(cursor|windsurf|clinerules|roo)\/(rules\/)?.*\.mdc?$|\.mdc$/,
    'instructions',
  ],
  [
    /(^|\/)\.(amazonq|continue|augment|trae|claude)\/rules\/.*\.md$|(^|\/)\.kiro\/steering\/.*\.md$|(^|\/)\.junie\/guidelines\.md$/,
    'instructions',
  ],
  [/(^|\/)\.github\/copilot-instructions\.md$|\.instructions\.md$/, 'instructions'],
  [/(^|\/)\.claude\/agents\/.*\.md$|(^|\/)\.opencode\/agents?\/.*\.md$|\.(agent|chatmode)\.md$/, 'agent'],
  [/(^|\/)\.claude\/commands\/.*\.md$|\.prompt\.md$|(^|\/)\.github\/prompts\/.*\.md$/, 'command'],
  [/(^|\/)\.gemini\/commands\/.*\.toml$/, 'toml-command'],
  [/(^|\/)agents\/([^/]+\/)?(?!README)[^/]+\.md$/, 'described-agent'],
  [/(^|\/)commands\/([^/]+\/)?(?!README)[^/]+\.md$/, 'described-command'],
  [/\.prompty$/, 'prompty'],
  [/\.prompt$/, 'dotprompt'],
  [/\.baml$/, 'baml'],
  [/(^|\/)skprompt\.txt$/, 'semantic-kernel'],
  [/(^|\/)promptfooconfig[\w.-]*\.ya?ml$/, 'promptfoo'],
  [/(^|\/)config\/(agents|tasks)\.ya?ml$/, 'crew'],
  [
    new RegExp(`(^|/)(?!(readme|changelog|license|contributing|index)\\b)[^/]+\\.(${templateEndings.join('|')})$`, 'i'),
    'template',
  ],
  [/\.ya?ml$/, 'yaml'],
  // Settings of tools that nearly every project has are not even looked into.
  [
    /(^|\/)(?!(package|package-lock|npm-shrinkwrap|composer|tsconfig|jsconfig|deno|biome|inference-cost|launch|settings|manifest)(\.[\w.-]+)?\.json$)[^/]+\.json$/,
    'json',
  ],
];

/** Templates count only in a folder that says what they are, Fabric's patterns by their names. */
const promptFolder =
  /(^|\/)(system[-_]?)?prompts?(_templates?)?\/([^/]+\/)*[^/]+$|(^|\/)\w[\w-]*[-_]prompts\/([^/]+\/)*[^/]+\.(md|txt)$|(^|\/)patterns\/[^/]+\/(system|user)\.md$/i;

/**
 * Whether a file in a folder of agents or commands may be one: it has front matter, or speaks as one does: to the agent, or of what the
 * command is given.
 */
export const mayBeDescribed = (text: string): boolean => text.startsWith('---') || speaks(text);

/** Front matter that says an agent's name, what it is for, and its tools or model. */
export const isEquipped = (text: string): boolean => {
  const matter = /^\uFEFF?---[ \t]*\r?\n([\s\S]{1,4000}?)\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? '';
  return (
    [/^name:/m, /^description:/m, /^(tools|model):/m].every(entry => entry.test(matter)) && !pageEntry.test(matter)
  );
};

/** What the front matter of a page has, or of a model's card. */
const pageEntry = /^(title|layout|date|tags|license|pipeline_tag|base_model|sidebar\w*|slug|weight|permalink):/m;

/** Words of an agent or command without front matter. */
export const speaks = (text: string): boolean =>
  /^\s*(#[^\n]*\s+)?You are (an?|the) /.test(text) || /\$ARGUMENTS\b/.test(text);

/** `system: ` on the first line that says something, which a web page's template never has. */
export const beginsWithRole = (text: string): boolean =>
  /^(?:\s|\{#[^#]*#\})*(?:#[ \t]*)?(?:system|user|assistant)[ \t]*:[ \t]*\r?\n/i.test(text);

/** Whether a template is a prompt by its text. A short one of a folder must speak to a model, for what programs ask people lies in such folders, too. */
export function isOfFormat(format: PromptFileFormat, text: string, file: string): boolean {
  if (format === 'role-template') return beginsWithRole(text);
  if (format === 'spoken-template') return speaks(text);
  if (format === 'equipped-agent') return isEquipped(text);
  if (format !== 'template' || namesPrompt.test(file)) return true;
  if (!isInPromptFolder(file)) return speaksToModel(text);
  return !/\.(md|txt)$/i.test(file) || tellsModel(text);
}

/** A file's name, without its ending, that says what it is: `system_prompt`, `metaprompt`, `prompt_template`. */
const namesPrompt =
  /prompt([-_]?template)?\.[a-z0-9]+$|(^|\/)prompt[-_](system|user)\.[a-z0-9]+$|(^|\/)(system[-_]?)instructions?\.[a-z0-9]+$/i;
/** A name that may say it: `prompt_template_summary.txt`, `prompt_sql_user.j2`, `system-message.jinja2`. What it holds must speak to a model. */
const mayNamePrompt =
  /(^|\/)prompt[-_](?!tuning|engineering|injection|learning|toolkit)[\w-]+\.(txt|j2|jinja2?|hbs|mustache)$|(^|[/_-])(system|user)[-_](message|prompt)([-_]\w+)?\.(txt|j2|jinja2?|hbs|mustache)$/i;
const namesInstructions = /(^|[/_-])instructions?\.[a-z0-9]+$/i;

/** Markdown that is for people by its name or place; the rest is read as far as its front matter. */
const page =
  /(^|\/)(readme|changelog|changes|history|license|licence|contributing|code_of_conduct|security|support|index|todo|notes|[a-z-]+\.[a-z]{2}(-[a-z]{2})?)\.md$|(^|\/)(docs?|documentation|blogs?|posts|_posts|content|website|wiki|changelogs?|\.changeset|issue_template)\//i;

/** The format of a file by its path; undefined when nothing says that it is a prompt. */
export function promptFileFormat(file: string): PromptFileFormat | undefined {
  const format = byPath.find(([pattern]) => pattern.test(file))?.[1];
  if (format?.startsWith('described-') && isInPromptFolder(file)) return 'template';
  return format === 'template' && !isInPromptFolder(file) ? templateElsewhere(file) : format;
}

/** A template outside a folder of prompts: its name says what it is, or its first lines will. */
function templateElsewhere(file: string): PromptFileFormat | undefined {
  // Documentation is Markdown, and is called after what it explains.
  if (file.endsWith('.md'))
    return namesPrompt.test(file) || namesInstructions.test(file)
      ? 'spoken-template'
      : page.test(file)
        ? undefined
        : 'equipped-agent';
  if (namesPrompt.test(file) || mayNamePrompt.test(file)) return 'template';
  return /\.(j2|jinja2?)$/.test(file) ? 'role-template' : undefined;
}

export const isInPromptFolder = (file: string): boolean => promptFolder.test(file);

/** YAML whose folder or own name says that it holds prompts: `prompts.yaml`, `retail_prompts_config.yml`. */
export const isYamlOfPrompts = (file: string): boolean =>
  isInPromptFolder(file) || /(^|[/_-])prompts?([-_](config|templates?|library))?\.ya?ml$/i.test(file);
