import { parse } from 'yaml';
import type { SettingsDeclaration } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Evaluator } from './evaluator.ts';

/** What an application's settings say of its requests. */
export interface AppliedSettings {
  readonly model?: string;
  /** The provider's id in price lists. */
  readonly provider?: string;
  readonly limit?: number;
}

/** Where Spring and Quarkus keep an application's settings, below the resources of the module. */
export const settingsFiles: readonly string[] = ['application.properties', 'application.yml', 'application.yaml'];
/** Nested deeper, a file is no settings. */
const deepest = 12;
const mostEntries = 5000;

/** Words of a key that name who answers. */
const providers: readonly (readonly [word: RegExp, provider: string])[] = [
  [/azure/, 'azure'],
  [/bedrock/, 'aws'],
  [/vertex|google|gemini/, 'google'],
  [/anthropic/, 'anthropic'],
  [/mistral/, 'mistral'],
  [/ollama|jlama|llama3/, 'self-hosted'],
  [/openai/, 'openai'],
];

/**
 * The model and limit that the settings beside a file's module give: of several that differ none, for which one is used is chosen when
 * the program runs.
 */
export function settingsFor(
  evaluator: Evaluator,
  module: ModuleView,
  kind: keyof SettingsDeclaration,
  declaration: SettingsDeclaration | undefined,
): AppliedSettings {
  const keys = declaration?.[kind];
  if (!keys) return {};
  const models = new Map<string, string>();
  const limits = new Set<number>();
  for (const name of settingsFiles) {
    const file = evaluator.host.readText(module, name);
    for (const [key, value] of file ? readOnce(name, file) : []) {
      const given = withoutVariables(value);
      if (given === undefined) continue;
      if (keys.model.test(key)) models.set(given, key);
      else if (keys.limit?.test(key) && /^\d+$/.test(given)) limits.add(Number(given));
    }
  }
  const [model, ...others] = models;
  const provider = model && providers.find(([word]) => word.test(model[1]))?.[1];
  const [limit, ...otherLimits] = limits;
  return {
    ...(model && others.length === 0 ? { model: model[0] } : {}),
    ...(provider && others.length === 0 ? { provider } : {}),
    ...(limit !== undefined && otherLimits.length === 0 ? { limit } : {}),
  };
}

const entriesRead = new WeakMap<ModuleView, ReturnType<typeof entriesOf>>();

/** A scan asks for the settings at each call. */
function readOnce(name: string, file: ModuleView): ReturnType<typeof entriesOf> {
  const entries = entriesRead.get(file) ?? entriesOf(name, file.source);
  entriesRead.set(file, entries);
  return entries;
}

/** `${MODEL:gpt-4o}` is its default; what only the environment holds is not known. */
function withoutVariables(value: string): string | undefined {
  const variable = /^\$\{[^:}]*(?::([^}]*))?\}$/.exec(value);
  const given = variable ? variable[1] : value;
  return given && !given.includes('${') ? given : undefined;
}

/** Keys as the frameworks compare them, without hyphens, underscores and case, with their values as written. */
export function entriesOf(name: string, text: string): readonly (readonly [key: string, value: string])[] {
  const plain = (key: string) => key.replace(/[-_]/g, '').toLowerCase();
  if (name.endsWith('.properties'))
    return text
      .split('\n')
      .slice(0, mostEntries)
      .flatMap(line => {
        const [, key, value] = /^\s*(?:%\w+\.)?([\w.\-"]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
        return key && value ? [[plain(key), value] as const] : [];
      });
  const entries: (readonly [string, string])[] = [];
  const collect = (value: unknown, path: string, depth: number): void => {
    if (entries.length >= mostEntries || depth > deepest || value === null || value === undefined) return;
    if (typeof value !== 'object') entries.push([path, String(value)]);
    else if (!Array.isArray(value))
      for (const [key, inner] of Object.entries(value))
        collect(inner, path === '' ? plain(key) : `${path}.${plain(key)}`, depth + 1);
  };
  for (const document of text.split(/^---.*$/m)) {
    try {
      collect(parse(document), '', 0);
    } catch {
      // Settings that are no YAML say nothing; the framework itself reports them.
    }
  }
  return entries;
}
