import { type Document, isMap, isPair, isScalar } from 'yaml';
import type { CallSite } from '../call-site.ts';
import type { CarriedPart } from '../carried-part.ts';
import { speaksToModel } from '../prompts/prompt-evidence.ts';
import type { ScanOptions, ScanResult, SourceText } from '../scanner.ts';
import { LineIndex } from '../syntax/line-index.ts';
import { bamlPrompts } from './baml-prompts.ts';
import { type FilePrompt, promptOf, settings } from './file-prompt.ts';
import { folderPrompts } from './folder-prompts.ts';
import { readFrontMatter, readYaml, scalarAt } from './front-matter.ts';
import { followImports } from './instruction-imports.ts';
import { jsonPrompts } from './json-prompts.ts';
import { declaredInMatter } from './matter-definitions.ts';
import {
  beginsWithRole,
  isInPromptFolder,
  isOfFormat,
  isYamlOfPrompts,
  type PromptFileFormat,
  promptFileFormat,
  speaks,
} from './prompt-file-format.ts';
import { build, type FilePart, filePart, plainPart } from './prompt-text.ts';
import { promptfooPrompts } from './promptfoo-prompts.ts';
import { roleSections } from './role-sections.ts';
import { tomlCommand } from './toml-command.ts';
import { promptKeys, yamlPrompts } from './yaml-prompts.ts';

/** Chat templates of models are plumbing, not prompts. */
const chatTemplate = /<\|im_start\|>|add_generation_prompt|<\|start_header_id\|>/;

/** Reads a file that is itself a prompt, by its name and layout. A file that is none gives no calls. */
export function scanPromptFile(source: SourceText, options: ScanOptions): ScanResult {
  const format = promptFileFormat(source.file);
  const lines = new LineIndex(source.text);
  const isPrompt =
    format &&
    isOfFormat(format, source.text, source.file) &&
    !(format === 'template' && chatTemplate.test(source.text));
  const found = isPrompt ? read(format, source, lines, options) : [];
  return { calls: withOwnIds(found.map(prompt => callSite(prompt, source, lines))), problems: [] };
}

function read(format: PromptFileFormat, source: SourceText, lines: LineIndex, options: ScanOptions): FilePrompt[] {
  const { text, file } = source;
  const body = (from: number, role: FilePart['role']) =>
    [filePart(text, from, text.length, role, lines)].filter(part => part !== undefined);
  switch (format) {
    case 'instructions': {
      const { bodyStart } = readFrontMatter(text);
      const imported = followImports(file, text, options.readFile);
      const whole = plainPart(text, bodyStart, text.length, 'system', lines);
      return promptOf(whole ? [whole] : [], { imported, sdk: 'agent-instructions' });
    }
    case 'agent':
    case 'described-agent':
    case 'described-command':
    case 'equipped-agent':
    case 'command':
    case 'skill': {
      const { matter, matterStart, bodyStart } = readFrontMatter(text);
      const isDescribed = format === 'described-agent' || format === 'described-command';
      if (isDescribed && !(matter ? saysWhatItIs(matter, format === 'described-agent') : speaks(text))) return [];
      const description = describe(matter, matterStart, lines);
      const whole = plainPart(text, bodyStart, text.length, 'system', lines);
      const parts = [...description, ...(format.endsWith('command') ? body(bodyStart, 'user') : whole ? [whole] : [])];
      const model = scalarAt(matter, ['model']);
      return promptOf(parts, {
        sdk: format === 'skill' ? 'agent-skill' : 'agent-file',
        ...settings(model === 'inherit' ? undefined : model),
      });
    }
    case 'prompty':
    case 'dotprompt': {
      const { matter, bodyStart } = readFrontMatter(text, { comments: format === 'dotprompt' });
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
      const parts = roleSections(text, bodyStart, format === 'prompty' ? 'system' : 'user', lines);
      return promptOf(parts, {
        sdk: format,
        ...settings(withoutEnvironment(model), limit),
        carried: [...declaredInMatter(matter), ...images(text, bodyStart, lines)],
      });
    }
    case 'yaml':
    case 'crew':
    case 'promptfoo': {
      const ofPrompts = format === 'yaml' && isYamlOfPrompts(file);
      const document = ofPrompts || promptKeys.test(text) ? readYaml(text) : undefined;
      if (!document) return [];
      if (format === 'promptfoo') return promptfooPrompts(document, file, text, lines, options.readFile);
      const prompts = yamlPrompts(document, text, lines, format === 'crew');
      // Where only the file's own name says what it holds, its texts must speak to a model.
      const says = isInPromptFolder(file) ? undefined : speaksToModel;
      return prompts.length === 0 && ofPrompts ? folderPrompts(document, text, lines, says) : prompts;
    }
    case 'json':
      return jsonPrompts(text, lines);
    case 'baml':
      return bamlPrompts(text, lines, options.readFile?.(file.replace(/[^/]*$/, 'clients.baml')));
    case 'toml-command':
      return tomlCommand(text, lines);
    default: {
      // Generative-agents prompts begin with a comment block that their loader drops.
      const marker = /<commentblockmarker>.*<\/commentblockmarker>\s*/.exec(text);
      const { bodyStart } = readFrontMatter(text);
      if (beginsWithRole(text.slice(bodyStart))) return ofRoles(text, bodyStart, lines);
      const sdk = format === 'semantic-kernel' ? 'semantic-kernel' : 'prompt-template';
      const given = format === 'semantic-kernel' ? kernelSettings(file, options) : {};
      return promptOf(body(marker ? marker.index + marker[0].length : bodyStart, 'system'), { sdk, ...given });
    }
  }
}

/** A template whose messages stand below their roles. */
const ofRoles = (text: string, start: number, lines: LineIndex): FilePrompt[] =>
  promptOf(roleSections(text, start, 'system', lines), { sdk: 'prompt-template' });

/** Model and limit from the `config.json` beside a `skprompt.txt`: of the default service, else of the first. */
function kernelSettings(file: string, { readFile }: ScanOptions): Pick<FilePrompt, 'model' | 'limit'> {
  const text = readFile?.(file.replace(/[^/]*$/, 'config.json'));
  // JSON is YAML; broken files are read as far as that goes.
  const config = text === undefined ? undefined : readYaml(text);
  const services = config?.get('execution_settings');
  const first = isMap(services) && isPair(services.items[0]) ? String(services.items[0].key) : '';
  const service = isMap(services) && services.has('default') ? 'default' : first;
  const at = (key: string) => scalarAt(config, ['execution_settings', service, key]);
  return settings(at('model_id'), at('max_tokens'));
}

/** `{{media url=photo}}` of dotprompt. */
const images = (text: string, from: number, lines: LineIndex): CarriedPart[] =>
  [...text.slice(from).matchAll(/\{\{\s*media\s+url=[^}]*\}\}/g)].map(match => ({
    kind: 'image',
    range: lines.range(from + match.index, from + match.index + match[0].length),
  }));

/** Prompty's `${env:NAME:default}` is its default, when it has one. */
const withoutEnvironment = (model: string | number | undefined) => {
  const match = /^\$\{env:[^:}]*(?::([^}]*))?\}$/.exec(String(model ?? ''));
  return match ? match[1] : model;
};

/** What the front matter of an agent or a command says, and that of a page of documentation does not. */
const saysWhatItIs = (matter: Document, isAgent: boolean): boolean =>
  isAgent
    ? scalarAt(matter, ['name']) !== undefined && scalarAt(matter, ['description']) !== undefined
    : ['argument-hint', 'allowed-tools', 'agent', 'model'].some(key => matter.has(key)) ||
      (matter.has('description') && !matter.has('title'));

/** The description in the front matter, which the agent's host always shows to the model. */
function describe(matter: Document | undefined, matterStart: number, lines: LineIndex): FilePart[] {
  const node = matter?.get('description', true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const [start, end] = [matterStart + node.range[0], matterStart + node.range[1]];
  const part = build({ start, end, role: 'tool', lines, values: node.value, found: [] });
  return part ? [part] : [];
}

/** Prompts of a file that is one line are told apart by their order. */
function withOwnIds(calls: readonly CallSite[]): CallSite[] {
  const seen = new Map<string, number>();
  return calls.map(call => {
    const times = (seen.get(call.id) ?? 0) + 1;
    seen.set(call.id, times);
    return times === 1 ? call : { ...call, id: `${call.id}#${times}` };
  });
}

function callSite(found: FilePrompt, { file, language }: SourceText, lines: LineIndex): CallSite {
  const range = lines.range(found.at, Math.max(found.at, found.parts.at(-1)?.end ?? found.at));
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
    ...(found.carried?.length ? { carried: found.carried } : {}),
  };
}
