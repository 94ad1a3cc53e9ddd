import type { PricedCarried } from '../cost/priced-call.ts';
import type { Finding } from '../lint/finding.ts';
import { callsOf, findingsOf, type LintResult, lintTotals } from './lint-result.ts';
import { findingMessage, fixTitle } from './messages.ts';
import {
  isRunning,
  type ReportedCall,
  type ReportedCost,
  type ReportedPart,
  type ReportedRefusal,
} from './reported-file.ts';
import { english, type Translate } from './translate.ts';

export interface JsonReportOptions {
  /** Adds `text` and `normalizedText` to each prompt part. */
  readonly includeText?: boolean;
  /** Which of several runs that share the files this is; `merge` reads it. */
  readonly shard?: { readonly index: number; readonly count: number };
}

function partJson(part: ReportedPart, { includeText }: JsonReportOptions) {
  return {
    role: part.role,
    tokens: part.templateCount.tokens,
    exact: part.templateCount.exact,
    staticTokens: part.staticCount.tokens,
    static: part.static,
    assumedTokens: part.count.tokens - part.staticCount.tokens,
    ...(part.range ? { range: part.range } : {}),
    ...(part.file === undefined ? {} : { file: part.file }),
    placeholders: part.placeholders,
    ...(includeText ? { text: part.text, normalizedText: part.normalizedText } : {}),
  };
}

/** Not among `prompt`: those are texts. */
function carriedJson({ role, count, basis, source, names, placeholders, range, file }: PricedCarried) {
  return {
    role,
    tokens: count.tokens,
    low: count.low,
    high: count.high,
    exact: count.exact,
    basis,
    source,
    ...(names.length > 0 ? { names } : {}),
    ...(placeholders.length > 0 ? { placeholders } : {}),
    ...(range ? { range } : {}),
    ...(file === undefined ? {} : { file }),
  };
}

function runningJson(own: ReportedCost) {
  const { estimate, costPerRequest, prefillCost, decodeCost } = own;
  return {
    prefillSeconds: estimate.prefill.seconds,
    decodeSeconds: estimate.decode.seconds,
    ttftSeconds: estimate.ttftSeconds,
    itlSeconds: estimate.itlSeconds,
    endToEndSeconds: estimate.endToEndSeconds,
    kvBytes: estimate.memory.kvBytes,
    ...(prefillCost === undefined ? {} : { prefillCost }),
    ...(decodeCost === undefined ? {} : { decodeCost }),
    ...(costPerRequest === undefined ? {} : { costPerRequest }),
    fits: true,
    concurrency: estimate.concurrency,
    maxConcurrency: estimate.memory.maxConcurrency,
    expectedRelativeError: estimate.accuracy.expectedRelativeError,
  };
}

/** No speed and no dollars for what does not fit: only what is missing and what would hold it. */
function refusedJson({ estimate }: ReportedRefusal) {
  return {
    fits: false,
    reason: estimate.reason,
    kvBytes: estimate.memory.kvBytes,
    missingBytes: estimate.missingBytes,
    maxConcurrency: estimate.memory.maxConcurrency,
    ...(estimate.nearest ? { nearest: estimate.nearest } : {}),
  };
}

function selfHostedJson(own: ReportedCost | ReportedRefusal) {
  const { deployment, gpuHour } = own;
  return {
    deployment: own.name,
    from: own.from,
    model: deployment.model.id,
    hardware: deployment.accelerator.id,
    gpus: deployment.gpus,
    ...(gpuHour ? { pricePerGpuHour: gpuHour.perGpuHour } : {}),
    ...(isRunning(own) ? runningJson(own) : refusedJson(own)),
  };
}

export function callJson(call: ReportedCall, options: JsonReportOptions = {}) {
  const { site, input, output } = call;
  return {
    id: site.id,
    kind: site.kind,
    ...(site.cell === undefined ? {} : { cell: site.cell }),
    file: site.file,
    language: site.language,
    range: site.range,
    sdk: site.sdk,
    callee: site.callee,
    model: { id: site.model.id ?? null, from: site.model.from },
    maxOutputTokens: site.outputLimit.value ?? null,
    inLoop: site.inLoop,
    ...(site.syntaxError ? { syntaxError: site.syntaxError } : {}),
    // What could not be read is counted by an assumption, which is no text of the program's.
    prompt: site.prompt.length === 0 ? [] : call.parts.map(part => partJson(part, options)),
    ...(call.carried.length > 0 ? { carried: call.carried.map(carriedJson) } : {}),
    wrappingTokens: call.wrapping.tokens,
    input: { tokens: input.tokens, low: input.low, high: input.high, exact: input.exact },
    cachedTokens: call.cached,
    output: { tokens: output.tokens, low: output.low, high: output.high, from: output.from },
    vocabulary: call.basis.vocabulary,
    countBasis: call.basis.code,
    headline: call.headline,
    ...(call.hosted ? { hosted: call.hosted } : {}),
    ...(call.selfHosted ? { selfHosted: selfHostedJson(call.selfHosted) } : {}),
    unknown: call.unknown.map(entry => entry.code),
  };
}

function* callsJson(calls: readonly ReportedCall[], options: JsonReportOptions): Generator<CallJson> {
  for (const call of calls) yield callJson(call, options);
}

function findingJson(finding: Finding, t: Translate) {
  const { rule, severity, code, args, file, cell, range, call, saves, fix, fingerprint } = finding;
  return {
    rule,
    severity,
    message: findingMessage({ code, args }, t),
    file,
    ...(cell === undefined ? {} : { cell }),
    range,
    ...(call === undefined ? {} : { call }),
    ...(saves ? { saves } : {}),
    ...(fix ? { fix: { title: fixTitle(fix, t), edits: fix.edits } } : {}),
    fingerprint,
  };
}

export type CallJson = ReturnType<typeof callJson>;

/**
 * The contract of `lint --format json`; the order of its lists is the order of files and of text. Its calls are made as they are gone
 * through: there may be many thousands.
 */
export function jsonReport(result: LintResult, options: JsonReportOptions = {}, t: Translate = english) {
  const { exact: _, ...totals } = lintTotals(result);
  return {
    version: 1,
    ...(options.shard ? { shard: options.shard } : {}),
    calls: { [Symbol.iterator]: () => callsJson(callsOf(result), options) },
    findings: findingsOf(result).map(finding => findingJson(finding, t)),
    skipped: result.skipped,
    totals,
  };
}
