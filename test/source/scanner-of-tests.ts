import type { CallSite, LanguageId, PromptPart } from '../../src/source/call-site.ts';
import type { CarriedPart } from '../../src/source/carried-part.ts';
import { createScanner } from '../../src/source/create-scanner.ts';
import type { ScanOptions, ScanResult } from '../../src/source/scanner.ts';
import type { Fixture } from './fixtures.ts';
import { readGrammar } from './read-grammar.ts';

export const scanner = createScanner(readGrammar);

export async function scan(
  language: LanguageId,
  text: string,
  options?: ScanOptions,
  file = 'src/app.x',
): Promise<ScanResult> {
  await scanner.prepare(language, text);
  return scanner.scan({ file, language, text }, options);
}

const scans = new Map<Fixture, Promise<ScanResult>>();

/** What is found in a fixture: scanned once for all tests of a worker. */
export function scanFixture(fixture: Fixture): Promise<ScanResult> {
  const { name, language, text } = fixture;
  const found = scans.get(fixture) ?? scan(language, text, {}, name);
  scans.set(fixture, found);
  return found;
}

export const partText = (part: Pick<PromptPart, 'segments'>): string =>
  part.segments.map(segment => (segment.kind === 'static' ? segment.text : `{${segment.name}}`)).join('');

function describeCarried(part: CarriedPart): string {
  if (part.kind === 'image') return `    image${part.detail ? `: ${part.detail}` : ''}`;
  if (part.kind === 'instructions') return `    instructions: ${JSON.stringify(partText(part))}`;
  const marks = [part.form, ...part.unknown.map(name => `?${name}`)].join(' ');
  if (part.kind === 'schema') return `    schema (${marks}): ${JSON.stringify(part.schema) ?? ''}`;
  const tools = part.tools.map(
    tool => `${tool.name} ${JSON.stringify(tool.description ?? '')} ${JSON.stringify(tool.parameters) ?? ''}`,
  );
  const choice = part.choice === 'auto' ? '' : ` ${part.choice}`;
  return `    tools (${marks})${choice}: ${[...tools, ...part.builtIn].join('; ')}`;
}

/** A call on one line and each prompt part on another: what the tables of expected calls hold. */
function describeCall(call: CallSite): string {
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
  return [facts.filter(Boolean).join(' '), ...parts, ...(call.carried ?? []).map(describeCarried)].join('\n');
}

export const describeCalls = (result: ScanResult): string =>
  [
    ...result.calls.map(describeCall),
    ...result.problems.map(problem => `problem: ${problem.code} ${problem.detail ?? ''}`),
  ].join('\n');

/** Each call as `role: text` lines under its callee, model and limit: what the tables of resolved values hold. */
export function resolved({ calls }: ScanResult): string[] {
  return calls.flatMap(({ callee, kind, model, outputLimit, inLoop, prompt }) => [
    [
      kind === 'call' ? callee : `${kind} ${callee}`,
      model.id && `${model.id} (${model.from})`,
      outputLimit.value && `<= ${outputLimit.value}`,
      inLoop && 'loop',
    ]
      .filter(Boolean)
      .join(', '),
    ...prompt.map(part => `${part.role}: ${partText(part)}${part.file ? ` [${part.file}]` : ''}`),
  ]);
}

/** The prompt parts alone, of every call. */
export const prompts = (result: ScanResult): string[] =>
  result.calls.flatMap(({ prompt }) => prompt.map(part => `${part.role}: ${partText(part)}`));
