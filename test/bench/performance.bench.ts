import { Bench } from 'tinybench';
import { test } from 'vitest';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { createStepModel } from '../../src/performance/step-model.ts';
import { ask, deploy } from '../performance/deployments.ts';

const on = (accelerator: string, model: string, changes: Partial<Deployment>): Deployment =>
  deploy({ accelerator: findAccelerator(accelerator)!, model: findModel(model)!, ...changes });

const deployments: Record<string, Deployment> = {
  '8B on one H100': on('h100-sxm', 'meta-llama/Llama-3.1-8B-Instruct', { concurrency: 32 }),
  '70B on four H100': on('h100-sxm', 'meta-llama/Llama-3.3-70B-Instruct', {
    gpus: 4,
    tensorParallel: 4,
    concurrency: 'max',
  }),
  'DeepSeek R1 on eight H200': on('h200-sxm', 'deepseek-ai/DeepSeek-R1', {
    gpus: 8,
    tensorParallel: 1,
    expertParallel: 8,
    weights: 'fp8',
    activations: 'fp8',
    concurrency: 256,
  }),
};

const plain = (size: number): number => {
  let sum = 0;
  for (let i = 1; i <= size; i++) sum += Math.sqrt(i) / i;
  return sum;
};

/** Time of one estimate, also of a deployment never seen before, as a ratio to a thousand square roots on the same machine. */
test('estimates per second', { timeout: 120_000 }, async () => {
  const bench = new Bench({ time: 500, warmupTime: 200 });
  bench.add('a thousand square roots', () => void plain(1000));
  for (const [name, deployment] of Object.entries(deployments)) {
    let input = 0;
    bench.add(`${name}, known deployment`, () => void estimateRequest(deployment, ask(1000 + (input++ % 1000), 256)));
    bench.add(
      `${name}, new deployment`,
      () => void estimateRequest({ ...deployment }, ask(1000 + (input++ % 1000), 256)),
    );
    const step = createStepModel(deployment);
    bench.add(`${name}, one step`, () => void step.stepSeconds(16, 16_000 + (input++ % 1000), 512, 131_328));
  }
  await bench.run();
  const median = (name: string): number => {
    const result = bench.getTask(name)?.result;
    return result && 'latency' in result && result.latency ? result.latency.p50 * 1e3 : Number.NaN;
  };
  const unit = median('a thousand square roots');
  for (const { name } of bench.tasks)
    console.log(`${name}: ${median(name).toFixed(2)} microseconds, ${(median(name) / unit).toFixed(1)} units`);
});
