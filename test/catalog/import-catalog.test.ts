import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/import-catalog.mjs', import.meta.url));

const hardware = `gpu,vendor,mem_gb,mem_bw_gbs,fp32_tflops,tf32_tflops,fp16_bf16_dense_tflops,fp8_dense_tflops,fp4_dense_tflops,int8_dense_tops,interconnect,interconnect_unidir_gbs_per_gpu,tdp_w,native_fp8,native_fp4,source,notes
T4,NVIDIA,16,300,8.1,,65,,,130,PCIe Gen3,16,70,no,no,"data sheet, page 1",
Mystery,NVIDIA,16,,8.1,,65,,,130,PCIe Gen3,16,70,no,no,rumour,
`;
const models = `model_id,family,arch_class,attention_type,n_layers,hidden,n_heads,n_kv_heads,head_dim,intermediate,vocab,n_experts,n_active_experts,moe_intermediate,n_shared_experts,shared_expert_intermediate,first_dense_layers,q_lora_rank,kv_lora_rank,qk_nope_head_dim,qk_rope_head_dim,v_head_dim,sliding_window,layer_pattern,tied_embeddings,max_context,dtype_or_quant,total_params,active_params,params_source,source,notes
maker/dense,Llama,LlamaForCausalLM,GQA,2,64,4,2,16,128,100,,,,,,,,,,,,,,True,4096,bf16,,,,repository at abc,
maker/left-out,Llama,LlamaForCausalLM,GQA,2,64,4,2,16,128,100,,,,,,,,,,,,,,True,4096,bf16,,,,repository at abc,
maker/incomplete,Llama,LlamaForCausalLM,GQA,,64,4,2,16,128,100,,,,,,,,,,,,,,True,4096,bf16,,,,repository at abc,
`;
const prices = `cloud,gpu,n_gpus,instance_type,usd_per_hour_instance,usd_per_gpu_hour,price_type,region,date_or_version,source,notes
Some Cloud,T4,1,small,0.5,0.5,spot/preemptible,,2026-03,their list,
Some Cloud,Unknown,1,small,0.5,0.5,on-demand,,2026-03,their list,
`;
const cell = (value: unknown) => ({ value, source: 'a better data sheet', date: '2026-02-02' });
const overlays = {
  accelerators: {
    readOn: '2026-11-22',
    sourceDates: { 'data sheet': '2018-09-12' },
    accelerators: [
      {
        gpu: 'T4',
        id: 't4',
        name: 'NVIDIA T4',
        family: 'turing',
        cells: { mem_bw_gbs: cell(320) },
        multiprocessors: cell(40),
      },
      { gpu: 'Mystery', id: 'mystery', name: 'Mystery', family: 'ampere' },
    ],
    added: [],
  },
  models: {
    readOn: '2026-11-22',
    sourceDates: {},
    models: { 'maker/left-out': { exclude: 'a reason' }, 'maker/dense': { aliases: ['dense'] } },
    added: [
      {
        id: 'maker/added',
        config: {
          hidden_size: 64,
          num_hidden_layers: 2,
          num_attention_heads: 4,
          intermediate_size: 128,
          vocab_size: 100,
        },
        source: 'its config.json',
        date: '2026-05-05',
      },
    ],
  },
  prices: {
    readOn: '2026-11-22',
    clouds: {},
    priceTypes: { 'spot/preemptible': 'spot' },
    dates: { '2026-03': '2026-03-10' },
    accelerators: { T4: ['t4'] },
  },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-catalog-'));
  mkdirSync(path.join(folder, 'corrections'));
  for (const [name, overlay] of Object.entries(overlays)) put(`corrections/${name}.json`, JSON.stringify(overlay));
  put('hardware.csv', hardware);
  put('models.csv', models);
  put('prices.csv', prices);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const run = () => {
  const tables = ['hardware.csv', 'models.csv', 'prices.csv'].map(name => path.join(folder, name));
  return execFileSync(process.execPath, [script, ...tables, folder], { encoding: 'utf8', stdio: 'pipe' });
};
const data = (name: string) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

test('tables and corrections become rows with sources and dates; what is left out is said, with the reason; again the same', () => {
  const said = run();
  const files = ['accelerators', 'models', 'gpu-hour-prices'].map(data);
  expect(run()).toBe(said);
  expect(['accelerators', 'models', 'gpu-hour-prices'].map(data)).toEqual(files);
  expect(said).toContain('accelerators: 1 rows, 1 left out');
  expect(said).toContain('memory, bandwidth or 16-bit peak unknown');
  expect(said).toContain('"id":"maker/left-out","reason":"a reason"');
  expect(said).toContain('"id":"maker/incomplete","reason":"the table does not give n_layers"');
  expect(said).toContain('"gpu":"Unknown","reason":"no such accelerator in the catalog"');

  const [t4] = data('accelerators');
  expect(t4).toMatchObject({
    id: 't4',
    soldAs: '16 GB',
    memoryMiB: 16_384,
    bandwidthGBs: 320,
    peakTflops: { fp32: 8.1, fp16: 65, int8: 130 },
    interconnect: { kind: 'pcie', GBs: 16 },
    multiprocessors: { count: 40, source: 'a better data sheet', date: '2026-02-02' },
    source: 'data sheet, page 1',
    date: '2018-09-12',
    corrected: [{ column: 'mem_bw_gbs', source: 'a better data sheet', date: '2026-02-02' }],
  });
  // Turing's matrix units know no bfloat16.
  expect(t4.peakTflops).not.toHaveProperty('bf16');

  const [dense, added] = data('models');
  expect(dense).toMatchObject({ id: 'maker/dense', aliases: ['dense'], layers: 2, date: '2026-11-22' });
  expect(added).toMatchObject({ id: 'maker/added', layers: 2, source: 'its config.json', date: '2026-05-05' });
  expect(data('gpu-hour-prices')).toEqual([
    expect.objectContaining({ accelerator: 't4', priceType: 'spot', perGpuHour: 0.5, date: '2026-03-10' }),
  ]);
});

test('an accelerator without an entry and a correction of no column stop the import', () => {
  put('hardware.csv', hardware.replace('Mystery', 'Stranger'));
  expect(run).toThrow('no entry for "Stranger"');
  put('hardware.csv', hardware);
  const [t4, ...others] = overlays.accelerators.accelerators;
  const wrong = { ...overlays.accelerators, accelerators: [{ ...t4, cells: { mem_size: cell(1) } }, ...others] };
  put('corrections/accelerators.json', JSON.stringify(wrong));
  expect(run).toThrow('correction of mem_size: the table has no such column');
});
