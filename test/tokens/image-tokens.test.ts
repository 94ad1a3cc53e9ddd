import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageTokens } from '../../src/tokens/image-tokens.ts';

// OpenAI, "Images and vision" (developers.openai.com/api/docs/guides/images-vision, read 2026-11-22): fit into 2048 x 2048, shortest
// side to 768, then so many tokens for each tile of 512 x 512 and a base; the base alone in low detail.
describe('tiles', () => {
  test.each([
    { model: 'gpt-4o', base: 85, tile: 170 },
    { model: 'gpt-4.1', base: 85, tile: 170 },
    { model: 'gpt-4-turbo', base: 85, tile: 170 },
    { model: 'chatgpt-4o-latest', base: 85, tile: 170 },
    { model: 'gpt-4o-mini', base: 2833, tile: 5667 },
    { model: 'o1', base: 75, tile: 150 },
    { model: 'o3', base: 75, tile: 150 },
    { model: 'gpt-5', base: 70, tile: 140 },
    { model: 'computer-use-preview', base: 65, tile: 129 },
  ])('$model: $base, and $tile a tile', ({ model, base, tile }) => {
    const of = (width: number, height: number, detail: 'low' | 'high') => imageTokens(model, { width, height, detail });
    expect(of(512, 512, 'high').tokens).toBe(base + tile);
    expect(of(513, 512, 'high').tokens).toBe(base + 2 * tile);
    // 1024 x 1024 becomes 768 x 768: four tiles. 2048 x 4096 becomes 1024 x 2048, then 768 x 1536: six.
    expect(of(1024, 1024, 'high').tokens).toBe(base + 4 * tile);
    expect(of(2048, 4096, 'high').tokens).toBe(base + 6 * tile);
    expect(of(4096, 8192, 'low').tokens).toBe(base);
    expect(of(1, 1, 'high').tokens).toBe(base + tile);
  });

  test.each(['high', 'low'] as const)('in %s detail the count is exact', detail => {
    expect(imageTokens('gpt-4o', { width: 800, height: 600, detail })).toMatchObject({ exact: true });
  });

  test('where the model chooses the detail, it may be the base alone', () => {
    // 800 x 600: two tiles by two.
    expect(imageTokens('gpt-4o', { width: 800, height: 600, detail: 'auto' })).toMatchObject({
      tokens: 85 + 4 * 170,
      low: 85,
      high: 85 + 4 * 170,
      exact: false,
    });
    expect(imageTokens('gpt-4o', { width: 800, height: 600 })).toEqual(
      imageTokens('gpt-4o', { width: 800, height: 600, detail: 'auto' }),
    );
  });
});

// The same page: patches of 32 x 32, at most 1,536, times a factor of the model.
describe('patches', () => {
  test.each([
    ['gpt-4.1-mini', 1.62],
    ['gpt-5-mini', 1.62],
    ['gpt-4.1-nano', 2.46],
    ['gpt-5-nano', 2.46],
    ['o4-mini', 1.72],
  ])('%s: %d tokens a patch', (model, factor) => {
    const of = (width: number, height: number) => imageTokens(model, { width, height, detail: 'high' }).tokens;
    expect(of(32, 32)).toBe(Math.ceil(factor));
    expect(of(33, 32)).toBe(Math.ceil(2 * factor));
    expect(of(1024, 1024)).toBe(Math.ceil(1024 * factor));
    // The guide's example: 1800 x 2400 is shrunk to 33 x 44 patches.
    expect(of(1800, 2400)).toBe(Math.ceil(1452 * factor));
  });

  test('no image takes more patches than the budget', () => {
    const size = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(size, size, (width, height) => {
        const { tokens } = imageTokens('o4-mini', { width, height, detail: 'high' });
        expect(tokens).toBeGreaterThanOrEqual(Math.ceil(1.72));
        expect(tokens).toBeLessThanOrEqual(Math.ceil(1536 * 1.72));
      }),
      { numRuns: 200 },
    );
  });
});

// Anthropic, "Vision", image costs (platform.claude.com/docs/en/build-with-claude/vision, read 2026-11-22): patches of 28 x 28; at most
// 1,568 of them and 1,568 pixels on a side, in later models 4,784 and 2,576.
describe('Claude', () => {
  test.each([
    ['claude-sonnet-4-5', 28, 28, 1],
    ['claude-sonnet-4-5', 29, 28, 2],
    ['claude-sonnet-4-5', 1000, 1000, 36 * 36],
    ['claude-sonnet-4-5', 1092, 1092, 39 * 39],
    ['claude-3-opus-20240229', 200, 200, 8 * 8],
    ['claude-opus-4-7', 1092, 1092, 39 * 39],
    ['claude-opus-4-7', 2576, 28, 92],
    // 3,000 pixels are shrunk to 2,576, and 28 to 24: 92 patches in one row.
    ['claude-opus-4-7', 3000, 28, 92],
    ['claude-sonnet-4-5', 1568, 28, 56],
    ['claude-sonnet-4-5', 1, 1, 1],
  ])('%s: %i x %i takes %i', (model, width, height, expected) => {
    expect(imageTokens(model, { width, height, detail: 'high' })).toMatchObject({ tokens: expected, exact: true });
  });

  test.each([
    ['claude-sonnet-4-5', 1568],
    ['claude-opus-4-7', 4784],
  ])('%s: at most %i, whichever way the image lies', (model, budget) => {
    const size = fc.integer({ min: 1, max: 8000 });
    fc.assert(
      fc.property(size, size, (width, height) => {
        const { tokens } = imageTokens(model, { width, height });
        expect(tokens).toBeLessThanOrEqual(budget);
        expect(imageTokens(model, { width: height, height: width }).tokens).toBe(tokens);
      }),
      { numRuns: 60 },
    );
  });
});

// Google, "Image understanding" and "Media resolution" (ai.google.dev/gemini-api/docs, read 2026-11-22).
describe('Gemini', () => {
  test.each([
    ['gemini-2.5-flash', 384, 384, 258],
    ['gemini-2.5-flash', 100, 300, 258],
    // Tiles of 540 / 1.5 = 360 pixels: three by two.
    ['gemini-2.5-flash', 960, 540, 6 * 258],
    ['gemini-2.0-flash', 768, 768, 4 * 258],
    ['gemini-3-pro-preview', 384, 384, 1120],
    ['gemini-3-pro-preview', 4000, 4000, 1120],
  ])('%s: %i x %i takes about %i', (model, width, height, expected) => {
    const { tokens, low, high, exact } = imageTokens(model, { width, height, detail: 'high' });
    expect(tokens).toBe(expected);
    expect(exact).toBe(false);
    expect([low, high]).toEqual([expected - Math.ceil(expected * 0.05), expected + Math.ceil(expected * 0.05)]);
  });

  test('in low detail the third generation takes 280', () => {
    expect(imageTokens('gemini-3-pro-preview', { width: 800, height: 800, detail: 'low' }).tokens).toBe(280);
  });
});

describe('an image of unknown size', () => {
  test.each([
    ['gpt-4o', { tokens: 765, low: 85, high: 85 + 8 * 170 }],
    ['gpt-5', { tokens: 70 + 4 * 140, low: 70, high: 70 + 8 * 140 }],
    ['o4-mini', { tokens: Math.ceil(1024 * 1.72), low: 2, high: Math.ceil(1536 * 1.72) }],
    ['claude-sonnet-4-5', { tokens: 37 * 37, low: 1, high: 1568 }],
    ['gemini-2.5-flash', { tokens: 4 * 258, low: 258, high: 12 * 258 }],
    ['gemini-3-pro-preview', { tokens: 1120, low: 280, high: 2240 }],
    [undefined, { tokens: 765, low: 64, high: 4096 }],
    ['my-own', { tokens: 765, low: 64, high: 4096 }],
  ])('%s', (model, expected) => {
    expect(imageTokens(model, {})).toMatchObject({ ...expected, exact: false });
  });

  test.each([
    ['no height', { width: 100 }],
    ['no width', { height: 100 }],
    ['no pixels', { width: 0, height: 100 }],
    ['less than none', { width: 100, height: -1 }],
    ['no number', { width: Number.NaN, height: 100 }],
  ])('%s is unknown', (_, size) => {
    expect(imageTokens('gpt-4o', size)).toEqual(imageTokens('gpt-4o', {}));
  });
});

test('every rule names its source and when it was read', () => {
  for (const model of [
    'gpt-4o',
    'gpt-5-mini',
    'claude-opus-4-7',
    'gemini-2.5-flash',
    'gemini-3-pro-preview',
    undefined,
  ])
    expect(imageTokens(model, { width: 10, height: 10 })).toMatchObject({
      source: expect.stringMatching(/.{20}/),
      date: '2026-11-22',
    });
});
