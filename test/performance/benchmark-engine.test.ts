import { describe, expect, test } from 'vitest';
import { engineOf, engineYearOf, releaseOf } from '../../src/performance/benchmark-engine.ts';

describe('engines and their years', () => {
  test.each([
    ['vLLM', 'vllm'],
    ['TensorRT-LLM', 'tensorrt-llm'],
    ['TensorRT(-LLM) MLPerf harness', 'tensorrt-llm'],
    ['NIM (TensorRT-LLM)', 'nim'],
    ['llama.cpp/Ollama', 'llama.cpp'],
    ['Deepspeed-MII', 'deepspeed'],
    ['Transformers 4.51.3', 'generic'],
    ['sambaflow', undefined],
    ['', undefined],
  ])('%s is %s', (name, engine) => expect(engineOf(name)).toBe(engine));

  test.each([
    ['tensorrt-llm', '0.9.0', '', 2024],
    ['tensorrt-llm', '0.5', '', 2023],
    ['tensorrt-llm', '1.0', '', 2025],
    ['vllm', '0.6.1', '', 2024],
    ['vllm', '0.10.0', '', 2025],
    ['vllm', '0.19.0', '', 2026],
    // The scheduler that works ahead came with 0.4.
    ['sglang', '0.3.6', '', 2024],
    ['sglang', '0.4.0', '', 2025],
    ['sglang', '0.4.6.post1', '', 2025],
    ['sglang', '0.5.7', '', 2026],
    ['vllm', '0.13.0', '', 2025],
    ['vllm', '0.14.0', '', 2026],
    ['tensorrt-llm', 'TensorRT 10.11, CUDA 12.9', 'MLPerf Inference v5.1', 2025],
    ['nim', '', '2025-04-27 (repo commit); NIM 2024', 2024],
    ['vllm', '', 'SC24 paper; 4211f5d 2025-07-18', 2024],
    ['llama.cpp', '', '2025-11', 2025],
    ['vllm', '', '', 2024],
    // AMD names its images after the stack and the engine in it.
    ['vllm', 'rocm7.0.0_vllm_0.10.2_20251006', '', 2025],
    ['vllm', 'rocm6.2_vllm_0.6.4', '', 2024],
  ] as const)('%s %s (%s) is of %d', (engine, version, date, year) =>
    expect(engineYearOf(engine, version, date)).toBe(year),
  );

  test.each([
    ['0.5', 0.05],
    ['0.9.0', 0.09],
    ['0.14.0', 0.14],
    ['v1.0', 1],
    // Of two releases the first.
    ['1.1/1.2', 1.01],
    ['0.4.6.post1', 0.0406],
    ['rocm6.2_vllm_0.6.4', 0.0604],
    ['TensorRT 10.11, CUDA 12.9', undefined],
    ['', undefined],
  ])('release %j sorts as %s', (version, release) =>
    release === undefined
      ? expect(releaseOf(version)).toBeUndefined()
      : expect(releaseOf(version)).toBeCloseTo(release, 9),
  );
});
