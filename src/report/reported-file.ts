import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { PricedCall, PricedPart, SelfHostedCost, SelfHostedRefusal } from '../cost/priced-call.ts';
import type {
  DecodeEstimate,
  DoesNotFit,
  MemoryEstimate,
  PerformanceEstimate,
  PrefillEstimate,
} from '../performance/estimate.ts';
import type { CallSite, ModelReference, OutputLimit } from '../source/call-site.ts';

type ReportedMemory = Pick<MemoryEstimate, 'kvBytes' | 'maxConcurrency'>;

type ReportedEstimate = Pick<
  PerformanceEstimate,
  'fits' | 'concurrency' | 'ttftSeconds' | 'itlSeconds' | 'endToEndSeconds'
> & {
  readonly prefill: Pick<PrefillEstimate, 'seconds'>;
  readonly decode: Pick<DecodeEstimate, 'seconds'>;
  readonly memory: ReportedMemory;
  readonly accuracy: Pick<PerformanceEstimate['accuracy'], 'expectedRelativeError'>;
};

export type ReportedCost = Pick<
  SelfHostedCost,
  'name' | 'from' | 'deployment' | 'gpuHour' | 'costPerRequest' | 'prefillCost' | 'decodeCost'
> & { readonly estimate: ReportedEstimate };

export type ReportedRefusal = Pick<SelfHostedRefusal, 'name' | 'from' | 'deployment' | 'gpuHour' | 'shape'> & {
  readonly estimate: Pick<DoesNotFit, 'fits' | 'reason' | 'missingBytes' | 'nearest'> & {
    readonly memory: ReportedMemory;
  };
};

/** `text` and `normalizedText` are there where a report shows texts. */
export type ReportedPart = Omit<PricedPart, 'text' | 'normalizedText'> &
  Partial<Pick<PricedPart, 'text' | 'normalizedText'>>;

type ReportedSite = Pick<
  CallSite,
  'id' | 'kind' | 'file' | 'language' | 'cell' | 'range' | 'sdk' | 'callee' | 'inLoop' | 'syntaxError'
> & {
  readonly model: Pick<ModelReference, 'id' | 'from'>;
  readonly outputLimit: Pick<OutputLimit, 'value'>;
  /** How many messages were read. */
  readonly prompt: { readonly length: number };
};

/** What reports over many files say of a call. */
export type ReportedCall = Omit<PricedCall, 'site' | 'parts' | 'selfHosted'> & {
  readonly site: ReportedSite;
  readonly parts: readonly ReportedPart[];
  readonly selfHosted?: ReportedCost | ReportedRefusal;
};

/** An analysis, or what is left of one when it will only be reported: a run over thousands of files holds them all until its end. */
export type ReportedFile = Omit<FileAnalysis, 'calls' | 'language'> & { readonly calls: readonly ReportedCall[] };

export const isRunning = <Cost extends { readonly estimate: { readonly fits: true } }>(
  own: Cost | { readonly estimate: { readonly fits: false } } | undefined,
): own is Cost => own?.estimate.fits === true;

/** Finds the findings, too, which keep the file's text until then. */
export function reportedFile({ file, calls, findings, problems }: FileAnalysis, withTexts: boolean): ReportedFile {
  return { file, calls: calls.map(call => reportedCall(call, withTexts)), findings, problems };
}

function reportedCall({ site, parts, selfHosted, ...call }: PricedCall, withTexts: boolean): ReportedCall {
  return {
    ...call,
    site: reportedSite(site),
    parts: withTexts ? parts : parts.map(({ text: _, normalizedText: __, ...part }) => part),
    ...(selfHosted ? { selfHosted: reportedCost(selfHosted) } : {}),
  };
}

function reportedSite(site: CallSite): ReportedSite {
  const { id, kind, file, language, range, sdk, callee, inLoop, cell, syntaxError, model, outputLimit, prompt } = site;
  return {
    id,
    kind,
    file,
    language,
    range,
    sdk,
    callee,
    inLoop,
    ...(cell === undefined ? {} : { cell }),
    ...(syntaxError ? { syntaxError } : {}),
    model: { from: model.from, ...(model.id === undefined ? {} : { id: model.id }) },
    outputLimit: outputLimit.value === undefined ? {} : { value: outputLimit.value },
    prompt: { length: prompt.length },
  };
}

function reportedCost(own: SelfHostedCost | SelfHostedRefusal): ReportedCost | ReportedRefusal {
  const { name, from, deployment, gpuHour } = own;
  const where = { name, from, deployment, ...(gpuHour ? { gpuHour } : {}) };
  if (!isRunning(own)) return { ...where, shape: own.shape, estimate: reportedRefusal(own.estimate) };
  const { costPerRequest, prefillCost, decodeCost } = own;
  return {
    ...where,
    estimate: reportedEstimate(own.estimate),
    ...(costPerRequest === undefined ? {} : { costPerRequest }),
    ...(prefillCost === undefined ? {} : { prefillCost }),
    ...(decodeCost === undefined ? {} : { decodeCost }),
  };
}

const reportedMemory = ({ kvBytes, maxConcurrency }: MemoryEstimate): ReportedMemory => ({ kvBytes, maxConcurrency });

function reportedEstimate(estimate: PerformanceEstimate): ReportedEstimate {
  const { fits, concurrency, ttftSeconds, itlSeconds, endToEndSeconds, prefill, decode, memory, accuracy } = estimate;
  return {
    fits,
    concurrency,
    ttftSeconds,
    itlSeconds,
    endToEndSeconds,
    prefill: { seconds: prefill.seconds },
    decode: { seconds: decode.seconds },
    memory: reportedMemory(memory),
    accuracy: { expectedRelativeError: accuracy.expectedRelativeError },
  };
}

const reportedRefusal = ({ fits, reason, missingBytes, nearest, memory }: DoesNotFit): ReportedRefusal['estimate'] => ({
  fits,
  reason,
  missingBytes,
  ...(nearest ? { nearest } : {}),
  memory: reportedMemory(memory),
});
