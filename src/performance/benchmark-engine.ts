import type { EngineId } from './deployment.ts';

/** How tables call the engines that are modelled. */
export const engineWords = [
  'vLLM',
  'TensorRT-LLM',
  'SGLang',
  'NIM',
  'llama.cpp',
  'Ollama',
  'DeepSpeed',
  'Transformers',
] as const;

/** The engine that a benchmark table's word names; `undefined` where it is not modelled. */
export const engineOf = (name: string): EngineId | undefined => {
  const text = name.toLowerCase();
  if (text.startsWith('nim')) return 'nim';
  if (text.startsWith('tensorrt') || text.startsWith('trt')) return 'tensorrt-llm';
  if (text.startsWith('vllm')) return 'vllm';
  if (text.startsWith('sglang')) return 'sglang';
  if (text.startsWith('llama.cpp') || text.startsWith('ollama')) return 'llama.cpp';
  if (text.startsWith('deepspeed')) return 'deepspeed';
  if (text.startsWith('transformers') || text.startsWith('optimum') || text === 'generic') return 'generic';
  return undefined;
};

/**
 * First release of each generation, by engine: [version, year]. TensorRT-LLM changed its attention kernels in the middle of 2024 (0.11). Sources:
 * the projects' release pages, read 2026-11-22.
 */
const releases: Readonly<Partial<Record<EngineId, readonly (readonly [number, number])[]>>> = {
  'tensorrt-llm': [
    [0.05, 2023],
    [0.07, 2024],
    [0.11, 2024.5],
    [0.17, 2025],
    [1.02, 2026],
  ],
  vllm: [
    [0.01, 2023],
    [0.03, 2024],
    [0.07, 2025],
    [0.14, 2026],
  ],
  sglang: [
    [0.01, 2024],
    [0.04, 2025],
    [0.0507, 2026],
  ],
};

/** A release as a number that sorts: 0.9 is 0.09 and before 0.14; `undefined` where the text does not start with a version. */
export const releaseOf = (version: string): number | undefined => {
  const numbers = /(?:^v?|vllm_)(\d+)\.(\d+)(?:\.(\d+))?/.exec(version.trim());
  return numbers ? Number(numbers[1]) + Number(numbers[2]) / 100 + Number(numbers[3] ?? 0) / 10_000 : undefined;
};

/** Year of an engine's generation from its version, else from the date of the source, else 2024. */
export const engineYearOf = (engine: EngineId, version: string, date: string): number => {
  const value = releaseOf(version);
  const known = releases[engine];
  if (value !== undefined && known) {
    let year = known[0]![1];
    for (const [first, firstYear] of known) if (value >= first - 1e-9) year = firstYear;
    return year;
  }
  // Splitwise profiled the vLLM of 2023 (its paper is of that year); the file's own date is later.
  if (/DGX profiling/.test(date)) return 2023;
  const mlperf = /MLPerf Inference v(\d)\.(\d)/.exec(date);
  if (mlperf) return 2020 + Number(mlperf[1]);
  const stated = [...`${version} ${date}`.matchAll(/\b(20[12]\d)\b/g)].map(match => Number(match[1]));
  const paper = /SC(\d\d) paper/.exec(date);
  if (paper) return 2000 + Number(paper[1]);
  const engineDated = /\b(?:NIM|vLLM|SGLang) (20\d\d)\b/.exec(date);
  if (engineDated) return Number(engineDated[1]);
  return stated.length > 0 ? Math.min(2026, stated[0]!) : 2024;
};
