import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CallSite, LanguageId, PromptPart } from '../../src/source/call-site.ts';
import { createScanner } from '../../src/source/create-scanner.ts';
import type { ScanOptions, ScanResult } from '../../src/source/scanner.ts';

const modules = path.join(import.meta.dirname, '../../node_modules');

/** Reads grammars where their packages put them, so that the tests need no build. */
const readAsset = async (asset: string): Promise<Uint8Array> => {
  const name = asset.replace(/^grammars\//, '');
  const folder =
    {
      'web-tree-sitter.wasm': 'web-tree-sitter',
      'tree-sitter-kotlin.wasm': '@tree-sitter-grammars/tree-sitter-kotlin',
    }[name] ?? '@vscode/tree-sitter-wasm/wasm';
  return readFileSync(path.join(modules, folder, name));
};

export const scanner = createScanner(readAsset);

export async function scan(
  language: LanguageId,
  text: string,
  options?: ScanOptions,
  file = 'src/app.x',
): Promise<ScanResult> {
  await scanner.prepare(language);
  return scanner.scan({ file, language, text }, options);
}

export const partText = (part: PromptPart): string =>
  part.segments.map(segment => (segment.kind === 'static' ? segment.text : `{${segment.name}}`)).join('');

/** A call on one line and each prompt part on another: what the tables of expected calls hold. */
export function describeCall(call: CallSite): string {
  const { model, outputLimit } = call;
  const facts = [
    `${call.cell === undefined ? '' : `cell ${call.cell} `}${call.range.start.line}:${call.range.start.column}`,
    call.kind === 'call' ? '' : `[${call.kind}]`,
    call.callee,
    `sdk=${call.sdk}`,
    `model=${model.id ?? '?'} (${model.from})`,
    call.provider ? `provider=${call.provider}` : '',
    call.baseUrl ? `url=${call.baseUrl}` : '',
    outputLimit.key ? `limit=${outputLimit.key}${outputLimit.value === undefined ? '' : `:${outputLimit.value}`}` : '',
    outputLimit.defaultValue === undefined ? '' : `default=${outputLimit.defaultValue}`,
    call.choices === undefined ? '' : `n=${call.choices}`,
    call.reasoningEffort ? `effort=${call.reasoningEffort}` : '',
    call.stream ? 'stream' : '',
    call.inLoop ? 'in loop' : '',
  ];
  const parts = call.prompt.map(
    part => `    ${part.role}${part.cacheMarked ? ' (cached)' : ''}: ${JSON.stringify(partText(part))}`,
  );
  return [facts.filter(Boolean).join(' '), ...parts].join('\n');
}

export const describeCalls = (result: ScanResult): string =>
  [
    ...result.calls.map(describeCall),
    ...result.problems.map(problem => `problem: ${problem.code} ${problem.detail ?? ''}`),
  ].join('\n');
