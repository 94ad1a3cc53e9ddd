import { describe, expect, test } from 'vitest';
import { hoverMarkdown } from '../../src/report/hover.ts';
import type { HoverLinks } from '../../src/report/hover-links.ts';
import { tokens } from '../../src/units.ts';
import { about, exactly, part, performance, pricedCall, refused, selfHosted, site } from './priced-calls.ts';

const everyLink: HoverLinks = {
  outputTokens: 'command:output',
  placeholders: 'command:placeholders',
  deployment: 'command:hardware',
  corrections: 'command:corrections',
  explore: 'command:explore',
  tokens: 'command:tokens',
  settings: 'command:settings',
  hideHints: 'command:hide',
};

/** Lines as a hover draws them: fences draw nothing. */
const drawn = (text: string): string[] => text.split('\n').filter(line => line !== '' && !line.startsWith('```'));

test('one screen: dollars, phases, parts, memory, latency, assumptions, links', () => {
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
    hoverMarkdown(call, everyLink),
  ).toBe(`\`client.chat.completions.create\` · gpt-4o · prod: Llama-3.3-70B-Instruct, 2×H100 SXM\\
**≈$5.60/k** on openai, list of 2026-09-23 · **≈$0.42/k** on prod (/k: a thousand calls)

\`\`\`text
prefill   █░░░░░░░░░░░  1.3 %      ≈38 ms  compute           ≈$0.02/k
decode    ████████████   99 %      ≈2.9 s  memory bandwidth  ≈$0.40/k
system    ██░░░░░░░░░░   15 %     181 tok  static
user      ██████████░░   85 %  ≈1,046 tok  dynamic: {question}
wrapping  █░░░░░░░░░░░  0.6 %       7 tok  static
\`\`\`

KV cache of this call ≈412 MB · weights 71 GB of 144 GB · ≈67 GB left · **≈163** such calls fit at once\\
First token after ≈60 ms, then one every ≈11 ms; ≈3 s in all. [Expected error ±12 %](command:corrections "hopper, vllm, fp8").\\
⚠ fp8 is not native on A100 SXM: weights stored in fp8, math in fp16\\
[output ≈256](command:output "output ≈256 tokens: as configured, at most 512") · [\`question\` ≈1,000](command:placeholders) · [32 at once, $2.50 per GPU-hour](command:hardware "prod: 32 requests at once, $2.50 per GPU-hour, as configured · engine of 2025")\\
[Explore](command:explore) · [Show tokens by o200k\\_base](command:tokens "counted with the model’s own vocabulary, o200k_base") · [Settings](command:settings) · [Hide these hints of Inference Cost](command:hide)`);
});

test('an editor without command links gets the same in words', () => {
  const text = hoverMarkdown(pricedCall());
  expect(text).not.toMatch(/\]\(/);
  expect(text).toContain('Expected error ±12 % (hopper, vllm, fp8).');
  expect(text.split('\n').at(-1)).toBe(
    'output ≈256 · `question` ≈1,000 · 32 at once, $2.50 per GPU-hour · tokens counted with the model’s own vocabulary, o200k\\_base',
  );
});

describe('at most twelve lines', () => {
  const placeholders = Array.from({ length: 9 }, (_, index) => ({
    name: `p${index}`,
    assumedTokens: tokens(100),
    from: 'default' as const,
  }));
  test.each([
    ['two messages', pricedCall()],
    ['forty parts', pricedCall({ parts: Array.from({ length: 40 }, () => part({ count: exactly(10) })) })],
    ['nine placeholders', pricedCall({ parts: [part({ static: false, placeholders })] })],
    ['a refusal', pricedCall({ selfHosted: refused() })],
    [
      'two warnings',
      pricedCall({
        selfHosted: selfHosted({
          estimate: {
            ...performance,
            warnings: [
              { code: 'kv-pressure', args: { concurrency: 64, residents: 20 } },
              { code: 'interconnect-bound', args: { interconnect: 'PCIe' } },
            ],
          },
        }),
      }),
    ],
  ])('%s', (_, call) => {
    expect(drawn(hoverMarkdown(call, everyLink)).length).toBeLessThanOrEqual(12);
  });

  test('the smallest parts are summed', () => {
    const parts = [exactly(10), about(500), exactly(20), exactly(300)].map(count => part({ count }));
    const text = hoverMarkdown(pricedCall({ parts }));
    expect(drawn(text).filter(line => line.includes(' tok '))).toHaveLength(2);
    expect(text).toMatch(/^3 more .* {2}37 tok$/m);
  });

  test('beside a finding, which takes four lines, there are four less', () => {
    const parts = [exactly(10), about(500), exactly(20), exactly(300)].map(count => part({ count }));
    const call = pricedCall({ parts });
    const lines = drawn(hoverMarkdown(call, everyLink, undefined, true));
    expect(lines.length).toBeLessThanOrEqual(8);
    // The largest part and the sum of the others: 10 + 20 + 300, and 7 that the provider adds.
    expect(lines.filter(line => line.includes(' tok '))).toHaveLength(1);
    expect(lines.filter(line => /^4 more .* 337 tok$/.test(line))).toHaveLength(1);
    expect(lines.join(' ')).not.toContain('GPU-hour');
    expect(lines.join(' ')).toContain('Explore');
  });

  test('beside a finding, too, it is said what is missing where a model does not fit', () => {
    const call = pricedCall({ selfHosted: refused() });
    const [full, shorter] = [false, true].map(beside => hoverMarkdown(call, everyLink, undefined, beside));
    const missing = /\d+(?:\.\d+)? GB/.exec(full!)![0];
    expect(shorter).toContain(missing);
  });

  test('many placeholders are counted', () => {
    const text = hoverMarkdown(pricedCall({ parts: [part({ static: false, placeholders })] }));
    expect(text).toContain('dynamic: {p0}, {p1}, {p2}, {p3}, 5 more');
    expect(text).toContain('`p0` ≈100, `p1` ≈100, 7 more');
  });
});

describe('what is wrong', () => {
  test('a refusal stands where the dollars would, with what would fit', () => {
    const nearest = { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' };
    const text = hoverMarkdown(pricedCall({ selfHosted: refused({ nearest }) }));
    expect(text).toContain('**does not fit 2×H100 SXM: ≈11 GB short** · 4×h100-sxm with fp8 weights would hold it');
    expect(text).not.toContain('prefill');
    expect(text).not.toContain('First token');
    expect(text).not.toContain('Expected error');
  });

  test('a call of unknown model and prompt has no bars', () => {
    const { hosted: _, selfHosted: __, ...rest } = pricedCall();
    const call = {
      ...rest,
      site: site({ model: { from: 'unknown' } }),
      parts: [],
      wrapping: exactly(0),
      unknown: [{ code: 'model-unknown' as const }, { code: 'prompt-unknown' as const }],
    };
    expect(hoverMarkdown(call).split('\n').slice(0, 4)).toEqual([
      '`client.chat.completions.create`\\',
      'model unknown · set one · prompt built at run time',
      '',
      expect.stringContaining('output ≈256'),
    ]);
  });

  test('dollars without a GPU price are left out, time stays', () => {
    const { costPerRequest: _a, prefillCost: _b, decodeCost: _c, gpuHour: _d, ...own } = selfHosted();
    const text = hoverMarkdown(
      pricedCall({ selfHosted: own, unknown: [{ code: 'gpu-price-unknown', accelerator: 'h100-sxm' }] }),
    );
    expect(text).toContain('no GPU price for h100-sxm · set one');
    expect(text).toContain('32 at once, GPU price unknown');
    expect(text).toMatch(/^decode .*≈2\.9 s {2}memory bandwidth$/m);
  });
});

test('one model is named once', () => {
  const model = { id: 'meta-llama/Llama-3.3-70B-Instruct', from: 'literal' } as const;
  expect(hoverMarkdown(pricedCall({ site: site({ model }) })).split('\\\n')[0]).toBe(
    '`client.chat.completions.create` · meta-llama/Llama-3.3-70B-Instruct · prod: 2×H100 SXM',
  );
});

describe('text of the workspace is text', () => {
  const evil = '[x](command:evil) <img src=x> **b** `c` | $(flame) a@b.c "q" \\ \n```\n# h';
  const named = { name: evil, assumedTokens: tokens(1), from: 'default' as const };
  test.each([
    ['model', pricedCall({ site: site({ model: { id: evil, from: 'literal' } }) })],
    ['callee', pricedCall({ site: site({ callee: evil }) })],
    ['deployment', pricedCall({ selfHosted: selfHosted({ name: evil }) })],
    ['placeholder', pricedCall({ parts: [part({ static: false, count: about(3), placeholders: [named] })] })],
  ])('%s', (_name, call) => {
    const text = hoverMarkdown(call, everyLink);
    // The block of bars opens and closes once. A line with more backticks behind the first is inline code and no fence.
    expect(text.split('\n').filter(line => /^```[^`]*$/.test(line))).toEqual(['```text', '```']);
    const [before, , after] = text.split(/^```[^`\n]*$/m);
    const prose = `${before}${after}`.replace(/ "(?:[^"\\]|\\.)*"\)/g, ')').replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
    expect(prose).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(/);
    expect(prose).not.toContain('<img');
    expect(prose).not.toContain('**b**');
    expect(prose).not.toMatch(/(?<!\\)\$\(flame/);
    expect(text).not.toMatch(/^# h/m);
  });
});
