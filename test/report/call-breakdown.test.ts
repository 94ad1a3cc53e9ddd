import { describe, expect, test } from 'vitest';
import type { PricedCall, PricedCarried } from '../../src/cost/priced-call.ts';
import { breakdownMarkdown } from '../../src/report/call-breakdown.ts';
import { tokens } from '../../src/units.ts';
import { about, exactly, part, performance, pricedCall, refused, selfHosted, site } from './priced-calls.ts';

test('everything: dollars, phases, parts, memory, latency, assumptions, basis', () => {
  const call = pricedCall({
    selfHosted: selfHosted({
      estimate: {
        ...performance,
        assumptions: [{ code: 'engine-year', args: { year: 2025 } }],
        warnings: [
          { code: 'precision-not-native', args: { precision: 'fp8', accelerator: 'A100 SXM 80 GB', math: 'fp16' } },
        ],
      },
    }),
  });
  expect(
    breakdownMarkdown(call),
  ).toBe(`\`client.chat.completions.create\` · gpt-4o · prod: Llama-3.3-70B-Instruct, 2×H100 SXM\\
**≈$5.60/k** on openai, list of 2026-09-23 · **≈$0.42/k** on prod

| phase | time | share | dollars | bound by |
|:--|--:|--:|--:|:--|
| prefill | ≈38 ms | 1.3 % | ≈$0.02/k | compute |
| decode | ≈2.9 s | 99 % | ≈$0.40/k | memory bandwidth |

| part | tokens | | share |
|:--|--:|:--|--:|
| system | 181 | static | 15 % |
| user | ≈1,046 | dynamic: \`question\` | 85 % |
| wrapping | 7 | static | 0.6 % |

KV cache of this call ≈412 MB · weights 71 GB of 144 GB · ≈67 GB left · **≈163** such calls fit at once\\
First token after ≈60 ms, then one every ≈11 ms; ≈3 s in all. Expected error ±12 % (hopper, vllm, fp8).

⚠ fp8 is not native on A100 SXM: weights stored in fp8, math in fp16

output ≈256 tokens: as configured, at most 512 · placeholders \`question\` ≈1,000 tokens · prod: 32 requests at once, \\$2.50 per GPU-hour, as configured · engine of 2025 · Tokens: counted with the model’s own vocabulary, o200k\\_base.`);
});

describe('what is wrong', () => {
  test('a refusal stands where the dollars would, with what would fit', () => {
    const nearest = { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' };
    const text = breakdownMarkdown(pricedCall({ selfHosted: refused({ nearest }) }));
    expect(text).toContain('**does not fit 2×H100 SXM: ≈11 GB short** · 4×h100-sxm with fp8 weights would hold it');
    expect(text).toContain('**≈11 GB short**');
    expect(text).not.toContain('prefill');
    expect(text).not.toContain('First token');
  });

  test('what is unknown is said', () => {
    const { hosted: _, selfHosted: __, ...rest } = pricedCall();
    const call: PricedCall = {
      ...rest,
      site: site({ model: { from: 'unknown' } }),
      headline: 'none',
      unknown: [{ code: 'model-unknown' }, { code: 'prompt-unknown' }],
      basis: { ...rest.basis, code: 'unknown-model' },
    };
    const text = breakdownMarkdown(call);
    expect(text).toContain('model unknown · set one · prompt built at run time');
    expect(text).toContain('Tokens: the model is unknown: counted with');
  });

  test('a stand-in deployment is called one', () => {
    const text = breakdownMarkdown(pricedCall({ selfHosted: selfHosted({ from: 'default', name: 'default' }) }));
    expect(text).toContain('default deployment (none is configured)');
    expect(text).toContain('on default deployment');
  });

  test('dollars without a GPU price are left out, time stays', () => {
    const { costPerRequest: _a, prefillCost: _b, decodeCost: _c, gpuHour: _d, ...own } = selfHosted();
    const text = breakdownMarkdown(
      pricedCall({ selfHosted: own, unknown: [{ code: 'gpu-price-unknown', accelerator: 'h100-sxm' }] }),
    );
    expect(text).toContain('no GPU price for h100-sxm · set one');
    expect(text).toContain('GPU price unknown');
    expect(text).toContain('| decode | ≈2.9 s | 99 % |  | memory bandwidth |');
  });
});

describe('stays readable', () => {
  test('many parts become one row', () => {
    const parts = Array.from({ length: 40 }, () => part({ count: exactly(10) }));
    const text = breakdownMarkdown(pricedCall({ parts }));
    expect(text).toContain('| 30 more | 297 |');
    expect(text.split('\n').length).toBeLessThan(45);
  });

  test('many placeholders are counted', () => {
    const placeholders = Array.from({ length: 9 }, (_, index) => ({
      name: `p${index}`,
      assumedTokens: tokens(100),
      from: 'default' as const,
    }));
    expect(breakdownMarkdown(pricedCall({ parts: [part({ static: false, placeholders })] }))).toContain(
      ', 5 more tokens',
    );
  });
});

describe('text of the workspace is text', () => {
  const evil = '[x](command:evil) <img src=x> **b** `c` | $(flame) a@b.c\n# h';
  test.each([
    ['model', pricedCall({ site: site({ model: { id: evil, from: 'literal' } }) })],
    ['callee', pricedCall({ site: site({ callee: evil }) })],
    ['deployment', pricedCall({ selfHosted: selfHosted({ name: evil }) })],
    [
      'placeholder',
      pricedCall({
        parts: [
          part({
            static: false,
            count: about(3),
            placeholders: [{ name: evil, assumedTokens: tokens(1), from: 'default' }],
          }),
        ],
      }),
    ],
  ])('%s', (_name, call) => {
    const text = breakdownMarkdown(call);
    const outsideCode = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(/);
    expect(outsideCode).not.toContain('<img');
    expect(outsideCode).not.toContain('**b**');
    expect(outsideCode).not.toMatch(/(?<!\\)\$\(flame/);
    expect(text).not.toMatch(/^# h/m);
  });

  test('a bar in a table cell does not make a column', () => {
    const placeholders = [{ name: 'a|b', assumedTokens: tokens(1), from: 'default' as const }];
    const row = breakdownMarkdown(pricedCall({ parts: [part({ static: false, placeholders })] }))
      .split('\n')
      .find(line => line.startsWith('| system'))!;
    expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(6);
  });
});

describe('what a call carries', () => {
  const carried = (changes: Partial<PricedCarried>): PricedCarried => ({
    role: 'tools',
    count: exactly(101),
    basis: 'published',
    source: 'a page',
    date: '2026-11-22',
    names: [],
    placeholders: [],
    ...changes,
  });
  test.each<[string, Partial<PricedCarried>, string]>([
    [
      'tools by name',
      { names: ['search', 'look|up'] },
      '| tools | 101 | `search`, `look\\|up`: as the provider publishes |',
    ],
    ['many tools', { names: ['a', 'b', 'c', 'd', 'e', 'f'] }, '`a`, `b`, `c`, `d`, 2 more: '],
    [
      'a schema',
      { role: 'schema', basis: 'derived', count: about(40) },
      '| schema | ≈40 | the SDK makes it from code |',
    ],
    [
      'an image',
      { role: 'image', basis: 'image-size', count: about(765) },
      '| image | ≈765 | size in pixels unknown |',
    ],
    ['a format', { basis: 'format', count: about(9) }, 'how the provider writes it is not published'],
    ['a vocabulary', { basis: 'vocabulary', count: about(9) }, 'the model’s vocabulary is not public'],
  ])('%s', (_name, changes, row) => {
    expect(breakdownMarkdown(pricedCall({ carried: [carried(changes)] }))).toContain(row);
  });

  test('tools of unknown size are among the assumptions', () => {
    const placeholders = [{ name: 'tools', assumedTokens: tokens(700), from: 'configuration' as const }];
    const hover = breakdownMarkdown(pricedCall({ carried: [carried({ basis: 'partly-unknown', placeholders })] }));
    expect(hover).toContain('`tools` ≈700');
  });
});
