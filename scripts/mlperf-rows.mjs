/**
 * Offline rows of MLPerf, read with what the benchmark itself fixes: its tables state neither the mean prompt of their data set nor how a model
 * lies on the GPUs. Only benchmarks that one GPU of 96 GB or more holds whole are read; submissions run one copy on each.
 */

/**
 * Mean prompt in tokens and, where it is fixed, the answer. The prompts are APPROXIMATE: no source that could be opened states them (reference implementation
 * and rules of mlcommons, looked at 2026-11-23). OpenOrca, cut at 1,024 tokens, is taken as long as its reference answers (294.45 tokens:
 * mlcommons/inference_policies, pull request 304), a tenth shorter in tokens of Llama 3; an article of CNN/DailyMail has about 780 (See et al., 2017).
 * Its answers are 128 each (tokens over requests of the results). One GPU holds the model whole: mlcommons/inference_results_v5.1, open/Krai, `tp=1`, `dp=8`.
 */
const benchmarks = [
  { name: 'llama2-70b', input: 294, smallest: 96 },
  { name: 'llama3_1-70b-fp8', input: 260, smallest: 96, weights: 'fp8' },
  { name: 'llama3.1-8b', input: 778, output: 128, smallest: 24 },
];

const notesOf = row => Object.fromEntries(row.notes.split('; ').map(note => note.split('=')));

/** The row with lengths, layout and engine filled in; any other row as it is. */
export const readMlperfRow = (row, findAccelerator) => {
  if (row.mode !== 'offline_max_throughput' || !/inference_results_v[56]/.test(row.source_repo_or_page)) return row;
  const { benchmark = '' } = notesOf(row);
  const known = benchmarks.find(({ name }) => benchmark.startsWith(name));
  const memory = findAccelerator(row.gpu)?.memory ?? 0;
  if (!known || memory < known.smallest * 1e9 || Number(row.n_gpus) > 8) return row;
  const weights = known.weights ?? row.weight_precision;
  if (weights === '' || weights === 'unset') return row;
  // The version names the engine that ran; NVIDIA's list of 6.0 calls all its submissions by the one of its vision model.
  const [engine = row.engine] = /^(?:TensorRT|vLLM|SGLang)/.exec(row.engine_version.trim()) ?? [];
  return {
    ...row,
    engine,
    weight_precision: weights,
    tp: '1',
    input_len: String(known.input),
    output_len: String(known.output ?? row.output_len),
    read: 'mlperf',
  };
};
