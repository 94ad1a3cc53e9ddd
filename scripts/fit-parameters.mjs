/** The constants that the fit may move: a base value each, and multipliers by tag. All in natural logarithms during the fit. */

/**
 * Base constants: [name, prior value, sigma of its logarithm, unit]. `expert-loop`: Transformers launches about 12 kernels for each expert in its
 * Qwen3-MoE code of 2025, where a dense layer launches about 60.
 */
export const bases = [
  ['matrix-compute', 0.9, 0.1, 'fraction of the matrix peak that the power limit leaves'],
  ['matrix-per-watt', 2.4e12, 0.4, 'FLOP/s per watt of rated power'],
  ['matrix-half-tokens', 64, 0.7, 'tokens'],
  ['matrix-bandwidth', 0.78, 0.12, 'fraction of memory bandwidth'],
  ['multiprocessor-bandwidth', 1e10, 0.4, 'bytes/s per multiprocessor of llama.cpp'],
  ['expert-compute', 0.5, 0.4, 'fraction of matrix peak'],
  ['expert-bandwidth', 0.65, 0.25, 'fraction of memory bandwidth'],
  ['expert-half-tokens', 8, 0.7, 'tokens per reached expert'],
  ['expert-block-bandwidth', 3e10, 0.4, 'bytes/s per block of a grouped kernel'],
  ['expert-skew', 0.7, 0.6, "relative deviation of one expert's load"],
  ['prefill-attention', 0.4, 0.4, 'fraction of 16-bit matrix peak'],
  ['decode-attention', 0.6, 0.25, 'fraction of memory bandwidth'],
  ['decode-attention-compute', 0.3, 0.5, 'fraction of 16-bit matrix peak'],
  ['decode-attention-vector', 0.07, 0.4, 'fraction of 16-bit vector peak'],
  ['decode-attention-grouped', 0.3, 0.4, 'fraction of 16-bit vector peak'],
  ['decode-stream-loss', 4, 1, 'streams'],
  ['expert-spread', 0.95, 0.1, 'share'],
  ['elementwise-bandwidth', 0.6, 0.4, 'fraction of memory bandwidth'],
  ['layer-latency', 2e-5, 0.5, 'seconds per layer'],
  ['eager-layer-latency', 5e-4, 0.4, 'seconds per layer launched from Python'],
  ['link-bandwidth', 0.6, 0.4, 'fraction of link bandwidth'],
  ['link-latency', 8e-6, 0.6, 'seconds per collective'],
  ['link-small-bandwidth', 0.3, 0.6, 'fraction of link bandwidth'],
  ['link-ring-latency', 1, 0.5, 'latencies of a small collective that a large one adds'],
  ['host-step', 5e-4, 1, 'seconds per step'],
  ['host-rank', 1e-4, 1, 'seconds per step and further rank'],
  ['host-decode-request', 5e-6, 1, 'seconds per step and decoding request'],
  ['host-prefill-token', 5e-8, 1, 'seconds per prompt token'],
  ['host-prefill', 5e-4, 1, 'seconds per prompt'],
  ['host-request', 3e-3, 1.2, 'seconds per request'],
  ['return-spread', 0.01, 0.6, 'seconds'],
  ['group-share', 0.85, 0.2, 'share of the prompts that a step can hold'],
  ['group-tokens', 30000, 0.8, 'tokens'],
  ['queue-share', 0.08, 0.6, 'share of the prompts beyond the group'],
  ['expert-latency', 3e-4, 1, 'launch times of a layer per expert'],
  ['expert-loop', 0.2, 0.5, 'launch times of a layer per expert of an engine that loops over them'],
];

/** Which tag classes may move which constant, and by how much (sigma of the multiplier's logarithm). */
export const tagged = {
  'matrix-compute': {
    port: 0.8,
    generation: 0.2,
    format: 0.3,
    family: 0.2,
    accelerator: 0.12,
    familyFormat: 0.2,
    engineVendor: 0.25,
    engineYear: 0.15,
  },
  'matrix-per-watt': { family: 0.4, format: 0.4 },
  'matrix-half-tokens': { port: 0.8, format: 0.5, family: 0.5 },
  'matrix-bandwidth': {
    port: 0.3,
    generation: 0.12,
    format: 0.25,
    family: 0.15,
    accelerator: 0.08,
    familyFormat: 0.12,
    engineVendor: 0.15,
    engineYear: 0.1,
  },
  'expert-compute': {
    port: 0.8,
    generation: 0.25,
    engineBatching: 0.3,
    format: 0.4,
    family: 0.2,
    familyFormat: 0.2,
    engineVendor: 0.3,
    engineYear: 0.3,
  },
  'expert-bandwidth': {
    generation: 0.2,
    engineBatching: 0.2,
    format: 0.3,
    family: 0.15,
    familyFormat: 0.15,
    engineVendor: 0.2,
    engineYear: 0.2,
  },
  'expert-half-tokens': { format: 0.4 },
  'prefill-attention': {
    port: 0.5,
    generation: 0.25,
    engineBatching: 0.2,
    engineSegment: 0.4,
    family: 0.3,
    engineVendor: 0.3,
    engineYear: 0.3,
  },
  'decode-attention': {
    port: 0.5,
    kernelChoice: 0.2,
    generation: 0.25,
    engineSegment: 0.3,
    family: 0.2,
    accelerator: 0.1,
    kv: 0.3,
    engineVendor: 0.25,
    engineYear: 0.2,
  },
  'decode-stream-loss': { engineBatching: 0.8, engineYear: 0.5, kernelChoice: 0.5 },
  'expert-spread': { engineBatching: 0.3 },
  'decode-attention-compute': { engineBatching: 0.4, kernelChoice: 0.8, family: 0.3, kv: 0.3 },
  'decode-attention-vector': { batchingKv: 0.3, engineBatching: 0.3, family: 0.3 },
  'decode-attention-grouped': { batchingKv: 0.3, engineBatching: 0.4, family: 0.3 },
  'elementwise-bandwidth': {
    generation: 0.2,
    engineBatching: 0.3,
    engineSegment: 0.3,
    family: 0.2,
    engineVendor: 0.3,
    engineYear: 0.2,
  },
  // How an engine launches its kernels is a matter of its generation, not of its name.
  'layer-latency': {
    generation: 0.8,
    engineYear: 0.6,
    engineVendor: 0.4,
    engineBatching: 0.3,
    engineFormat: 0.5,
    engineSegment: 0.2,
    family: 0.2,
    format: 0.15,
  },
  'eager-layer-latency': { engineFormat: 0.5 },
  'link-bandwidth': { generation: 0.3, engineBatching: 0.3, link: 0.4, accelerator: 0.2, engineYear: 0.2 },
  'link-latency': { port: 0.5, generation: 0.3, engineBatching: 0.4, link: 0.6, accelerator: 0.3, engineYear: 0.4 },
  'host-step': {
    generation: 0.3,
    host: 0.4,
    engine: 0.4,
    engineYear: 0.3,
    engineVendor: 0.3,
    engineBatching: 0.3,
    server: 0.5,
  },
  'host-rank': { generation: 0.3, engine: 0.4, engineBatching: 0.4, server: 0.5 },
  'host-decode-request': { generation: 0.3, host: 0.4, engine: 0.4, engineYear: 0.3, engineBatching: 0.3, server: 0.8 },
  'host-prefill-token': { engine: 0.8, engineYear: 0.5, server: 0.5 },
  'host-prefill': { engine: 0.8, engineYear: 0.5, server: 0.5 },
  'host-request': { engine: 0.8, engineYear: 0.3, server: 1 },
  'group-share': { engine: 0.3, server: 0.3 },
  'group-tokens': { engine: 0.6, server: 0.6 },
  'queue-share': { engine: 0.4, server: 0.4 },
  'expert-latency': { engine: 0.4, engineFormat: 4 },
  'link-small-bandwidth': { link: 0.6, engineYear: 0.3 },
  'link-ring-latency': { link: 0.5 },
};

/**
 * Multipliers that are known before the fit, where it draws to them and not to 1. A server that streams spends about 20 µs of a core on each token
 * of each request (response of the runtime, JSON event, write to the socket), where the library's own loop spends about 5.
 */
export const priors = { 'host-decode-request@nim-server': 4 };

/** Classes of the tags that `coefficientTags` gives, in its order. */
export const tagClasses = [
  'vendor',
  'family',
  'accelerator',
  'format',
  'familyFormat',
  'engine',
  'engineYear',
  'engineVendor',
  'link',
  'batching',
  'engineBatching',
  'kv',
  'engineSegment',
  'engineFormat',
  'host',
  'kernelChoice',
  'generation',
  'server',
  'batchingKv',
  'port',
];

/** Classes that are wide by nature: a port to another vendor says nothing of the others, however many tables it has. */
const foreign = new Set(['port', 'engineVendor']);

/**
 * What a prompt waits for before its first token is the work of the server: a server keeps its room there, however few tables it has. Its steps are those
 * of the runtime behind it.
 */
const firstToken = new Set([
  'host-prefill-token',
  'host-prefill',
  'host-request',
  'group-share',
  'group-tokens',
  'queue-share',
]);
const hasRoom = (name, tagClass) => foreign.has(tagClass) || (tagClass === 'server' && firstToken.has(name));

/** Tags of what is usual: its constants are the bases themselves. */
const shared = new Set(['library', 'cuda']);

/** Tables (part and model from one source) behind a multiplier that give it half of the variance it may have: the rows of a table err together. */
const halfTables = 6;

/** Parameters for the cases at hand: every base, and each allowed tag that at least `minimum` cases carry. */
export const createParameters = (caseTags, tables, minimum = 3) => {
  const rowsOf = new Map();
  const all = caseTags.map((_, i) => i);
  const parameters = bases.map(([name, value, sigma]) => ({
    key: name,
    start: Math.log(value),
    prior: Math.log(value),
    sigma,
    rows: all,
  }));
  caseTags.forEach((tags, i) => {
    tags.forEach((tag, position) => {
      const id = `${position}|${tag}`;
      if (!rowsOf.has(id)) rowsOf.set(id, []);
      rowsOf.get(id).push(i);
    });
  });
  for (const [name, classes] of Object.entries(tagged))
    for (const [id, rows] of rowsOf) {
      const [position, tag] = [Number(id.slice(0, id.indexOf('|'))), id.slice(id.indexOf('|') + 1)];
      const sigma = classes[tagClasses[position]];
      if (sigma === undefined || shared.has(tag) || rows.length === all.length) continue;
      const key = `${name}@${tag}`;
      if (rows.length < minimum && !priors[key]) continue;
      const prior = Math.log(priors[key] ?? 1);
      const behind = new Set(rows.map(row => tables[row])).size;
      const trust = hasRoom(name, tagClasses[position]) ? 1 : Math.sqrt(behind / (behind + halfTables));
      parameters.push({ key, start: prior, prior, sigma: sigma * trust, rows });
    }
  return parameters;
};
