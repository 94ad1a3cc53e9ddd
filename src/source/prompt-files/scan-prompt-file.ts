import type { CallSite, PromptPart } from '../call-site.ts';
import type { ScanOptions, ScanResult, SourceText } from '../scanner.ts';
import { LineIndex } from '../syntax/line-index.ts';
import { readFrontMatter, readYaml, scalarAt } from './front-matter.ts';
import { followImports } from './instruction-imports.ts';
import { type PromptFileFormat, promptFileFormat } from './prompt-file-format.ts';
import { type FilePart, filePart, plainPart } from './prompt-text.ts';
import { roleSections } from './role-sections.ts';
import { promptKeys, type YamlPrompt, yamlPrompts } from './yaml-prompts.ts';

/** Chat templates of models are plumbing, not prompts. */
const chatTemplate = /<\|im_start\|>|add_generation_prompt|<\|start_header_id\|>/;

interface Found {
  readonly parts: readonly FilePart[];
  readonly imported?: readonly PromptPart[];
  readonly at?: number;
  readonly sdk: string;
  readonly model?: string | undefined;
  readonly limit?: number | undefined;
}

/** Reads a file that is itself a prompt, by its name and layout. A file that is none gives no calls. */
export function scanPromptFile(source: SourceText, options: ScanOptions): ScanResult {
  const format = promptFileFormat(source.file);
  const lines = new LineIndex(source.text);
  const found =
    format && !(format === 'template' && chatTemplate.test(source.text)) ? read(format, source, lines, options) : [];
  return { calls: found.map(prompt => callSite(prompt, source, lines)), problems: [] };
}

function read(format: PromptFileFormat, source: SourceText, lines: LineIndex, options: ScanOptions): Found[] {
  const { text, file } = source;
  const body = (from: number, role: FilePart['role']) =>
    [filePart(text, from, text.length, role, lines)].filter(part => part !== undefined);
  switch (format) {
    case 'instructions': {
      const { bodyStart } = readFrontMatter(text);
      const imported = followImports(file, text, options.readFile);
      const whole = plainPart(text, bodyStart, text.length, 'system', lines);
      return some({ parts: whole ? [whole] : [], imported, sdk: 'agent-instructions' });
    }
    case 'agent':
    case 'command':
    case 'skill': {
      const { matter, matterStart, bodyStart } = readFrontMatter(text);
      const description = describe(text, matterStart, bodyStart, lines);
      const whole = plainPart(text, bodyStart, text.length, 'system', lines);
      const parts = [...description, ...(format === 'command' ? body(bodyStart, 'user') : whole ? [whole] : [])];
      const model = scalarAt(matter, ['model']);
      return some({
        parts,
        sdk: format === 'skill' ? 'agent-skill' : 'agent-file',
        model: model === 'inherit' ? undefined : asText(model),
      });
    }
    case 'prompty':
    case 'dotprompt': {
      const { matter, bodyStart } = readFrontMatter(text);
      const model = ['model.id', 'model.configuration.azure_deployment', 'model.configuration.name', 'model']
        .map(path => scalarAt(matter, path.split('.')))
        .find(value => value !== undefined);
      const limit = [
        'model.options.max_tokens',
        'model.parameters.max_tokens',
        'model.options.maxOutputTokens',
        'config.maxOutputTokens',
      ]
        .map(path => scalarAt(matter, path.split('.')))
        .find(value => value !== undefined);
      return some({
        parts: roleSections(text, bodyStart, format === 'prompty' ? 'system' : 'user', lines),
        sdk: format,
        model: asText(model),
        limit: typeof limit === 'number' ? limit : undefined,
      });
    }
    case 'yaml':
    case 'crew':
    case 'promptfoo': {
      const document = promptKeys.test(text) ? readYaml(text) : undefined;
      const prompts: readonly YamlPrompt[] = document
        ? yamlPrompts(document, text, lines, format === 'crew', format === 'promptfoo')
        : [];
      return [...prompts];
    }
    default: {
      // Generative-agents prompts begin with a comment block that their loader drops.
      const marker = /<commentblockmarker>.*<\/commentblockmarker>\s*/.exec(text);
      const { bodyStart } = readFrontMatter(text);
      const sdk = format === 'semantic-kernel' ? 'semantic-kernel' : 'prompt-template';
      return some({ parts: body(marker ? marker.index + marker[0].length : bodyStart, 'system'), sdk });
    }
  }
}

const some = (found: Found): Found[] => (found.parts.length > 0 ? [found] : []);
const asText = (value: string | number | undefined) => (typeof value === 'string' ? value : undefined);

/** The description in the front matter, which the agent's host always shows to the model. */
function describe(text: string, from: number, to: number, lines: LineIndex): FilePart[] {
  const match = /^description[ \t]*:[ \t]*(.+(?:\r?\n[ \t]+.+)*)/m.exec(text.slice(from, to));
  if (!match) return [];
  const start = from + match.index + match[0].length - match[1]!.length;
  const part = plainPart(text, start, start + match[1]!.length, 'tool', lines);
  return part ? [part] : [];
}

function callSite(found: Found, { file, language }: SourceText, lines: LineIndex): CallSite {
  const body = found.parts.find(part => part.role !== 'tool') ?? found.parts[0];
  const start = found.at ?? body?.start ?? 0;
  const range = lines.range(start, Math.max(start, found.parts.at(-1)?.end ?? start));
  return {
    id: `${file}:${range.start.line}:(file)`,
    kind: 'prompt-file',
    file,
    language,
    range,
    sdk: found.sdk,
    callee: '(file)',
    model: found.model ? { id: found.model, from: 'literal' } : { from: 'unknown' },
    outputLimit: found.limit === undefined ? {} : { key: 'max_tokens', value: found.limit },
    inLoop: false,
    prompt: [
      ...found.parts.map(({ role, segments, start: from, end }) => ({ role, segments, range: lines.range(from, end) })),
      ...(found.imported ?? []),
    ],
  };
}
