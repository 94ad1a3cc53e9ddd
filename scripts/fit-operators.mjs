/**
 * Measured single operators (matrix multiplications, attention, expert layers, all-reduce) as further residuals. They hold the
 * constants of GPUs that no serving table covers, and weigh little where serving rows exist.
 */

const acceleratorOf = {
  h100: 'h100-sxm',
  a100: 'a100-80gb-sxm',
  a40: 'a40',
  rtx_pro_6000_server: 'rtx-pro-6000-blackwell',
  b60: 'arc-pro-b60',
};
const formatOf = {
  bfloat16: ['bf16', 'bf16'],
  bf16: ['bf16', 'bf16'],
  fp16: ['fp16', 'fp16'],
  half: ['fp16', 'fp16'],
  fp8: ['fp8', 'fp8'],
  fp8_block: ['fp8', 'fp8'],
  nvfp4: ['nvfp4', 'nvfp4'],
  w4a16_mxfp4: ['mxfp4', 'bf16'],
};
/** Latency floor of one kernel (the table's `kernel_floor_gemm` rows: 2.2 to 3 microseconds). */
const kernelFloor = 2.5e-6;

const smooth = (a, b) => Math.sqrt(Math.sqrt(a ** 4 + b ** 4));
const num = text => (text === '' || text === undefined ? undefined : Number(text));

/** Seconds that the model gives an operator, as a function of the resolved rates; undefined for kinds that it has no formula for. */
const formula = (row, kind) => {
  const tokens = num(row.m_tokens);
  const seconds = Number(row.latency_us) * 1e-6;
  const teraflops = num(row.achieved_tflops);
  if (kind.startsWith('gemm') && tokens && teraflops) {
    const area = (teraflops * 1e12 * seconds) / (2 * tokens);
    const bits = { nvfp4: 4.5, fp8: 8, fp8_block: 8 }[row.dtype] ?? 16;
    const traffic = (area * bits) / 8 + tokens * 2 * Math.sqrt(area) * 2;
    return rates =>
      smooth((2 * area * (tokens + rates.matrixHalfTokens)) / rates.matrixCompute, traffic / rates.matrixBandwidth) +
      kernelFloor;
  }
  if (kind === 'moe_layer' && tokens && num(row.n_experts)) {
    const [count, active, hidden, inter] = [row.n_experts, row.topk, row.hidden, row.inter].map(Number);
    const expert = 3 * hidden * inter;
    const bits = { nvfp4: 4.5, fp8: 8, fp8_block: 8, w4a16_mxfp4: 4.25 }[row.dtype] ?? 16;
    const others = Math.max(0, count * (1 - (1 - active / count) ** tokens) - active);
    return rates => {
      const reached = active + others * rates.expertSpread;
      const compute = (2 * expert * (tokens * active + reached * rates.expertHalfTokens)) / rates.expertCompute;
      const traffic = (expert * reached * bits) / 8 + tokens * (2 * hidden + 3 * inter * active) * 2;
      const block = (128 * (hidden + inter) * bits) / 8 / rates.expertBlockBandwidth;
      return smooth(smooth(compute, traffic / rates.expertBandwidth), block) + 3 * kernelFloor;
    };
  }
  const [batch, length, heads, kvHeads, dim] = [
    row.batch,
    row.seq_len,
    row.num_heads,
    row.num_kv_heads,
    row.head_dim,
  ].map(num);
  const kvBytes = /fp8/.test(row.kv_dtype) ? 1 : 2;
  if (kind === 'attention_decode' && batch && length && kvHeads && dim) {
    const traffic = batch * length * 2 * kvHeads * dim * kvBytes;
    return rates =>
      smooth(
        (4 * batch * length * heads * dim) / rates.decodeAttentionCompute,
        (traffic * (1 + rates.decodeStreamLoss / (batch * kvHeads))) / rates.decodeAttention,
      ) + kernelFloor;
  }
  if (kind === 'attention_prefill' && batch && length && dim)
    return rates => (4 * batch * ((length * (length + 1)) / 2) * heads * dim) / rates.prefillAttention + kernelFloor;
  const gpus = num(row.n_gpus);
  const message = num(row.message_bytes);
  if (kind === 'allreduce' && gpus > 1 && gpus <= 8 && message)
    return rates =>
      Math.min(
        (message * ((2 * (gpus - 1)) / gpus)) / rates.linkBandwidth + rates.linkRingLatency,
        (message * (gpus - 1)) / rates.linkSmallBandwidth,
      ) +
      rates.linkLatency * (1 + 0.25 * Math.log2(gpus / 2));
  return undefined;
};

/** A deployment that carries the tags of an operator row. */
const deploymentOf = (model, row, accelerator, [weights, activations]) => {
  return {
    name: 'operator',
    model: model.findModel('meta-llama/Llama-3.1-8B-Instruct'),
    accelerator,
    gpus: Number(row.n_gpus) || 1,
    tensorParallel: Number(row.n_gpus) || 1,
    pipelineParallel: 1,
    expertParallel: 1,
    sequenceParallel: false,
    weights,
    activations,
    kv: /fp8/.test(row.kv_dtype) ? 'fp8' : 'bf16',
    batching: 'in-flight',
    kvAllocation: 'paged',
    attention: 'flash',
    // Kernels run without an engine: their constants inform parts and formats, not engines.
    engine: 'kernel',
    engineYear: 2025,
    concurrency: 1,
  };
};

/** Operator rows as residuals: [{ predict, measured, deployment, weight, source }]. Rows off the roofline are left out. */
export const operatorCases = (model, rows) => {
  const cases = [];
  for (const row of rows) {
    const accelerator = model.findAccelerator(acceleratorOf[row.gpu] ?? row.gpu.replaceAll('_', '-'));
    const formats = formatOf[row.dtype];
    if (!accelerator || !formats || Number(row.frac_peak_flops) > 1.1 || Number(row.latency_us) <= 0) continue;
    const kind = row.op.replace('gemm_mlp_up_gate', 'gemm').replace('gemm_mlp_down', 'gemm');
    if (row.source_repo === 'microsoft/vidur' && kind === 'allreduce') continue; // launch gaps of the CUDA timer dominate
    const time = formula(row, kind);
    if (!time) continue;
    const deployment = deploymentOf(model, row, accelerator, formats);
    const own = model.numberFormats(deployment);
    cases.push({
      deployment,
      predict: coefficients => time(model.resolveRates(deployment, own, coefficients)),
      measured: Number(row.latency_us) * 1e-6,
      group: `${row.source_repo}|${row.gpu}|${row.engine}|${kind}|${row.dtype}`,
      source: `${row.source_repo} operators`,
      kind,
      row,
    });
  }
  const sizes = new Map();
  for (const { group } of cases) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  for (const entry of cases) entry.weight = 0.08 * sizes.get(entry.group) ** -0.5;
  return cases;
};
