import { describe, expect, test } from 'vitest';
import { contributes } from '../../package.json' with { type: 'json' };

type Colour = readonly [red: number, green: number, blue: number];

const channels = (hex: string): Colour =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

/** A colour with an alpha channel over an opaque one. */
function over(front: string, back: Colour): Colour {
  const alpha = Number.parseInt(front.slice(7) || 'ff', 16) / 255;
  return channels(front).map((channel, i) => back[i]! + (channel - back[i]!) * alpha) as unknown as Colour;
}

/** WCAG 2.2, contrast ratio: relative luminances of sRGB colours, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
function contrast(one: Colour, other: Colour): number {
  const linear = (channel: number): number =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]: Colour): number =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const defaultOf = (id: string, theme: 'dark' | 'light' | 'highContrast' | 'highContrastLight'): string =>
  contributes.colors.find(colour => colour.id === `inferenceCost.${id}`)!.defaults[theme];
const grounds = ['tokenBackground1', 'tokenBackground2', 'tokenBackground3'];

test.each([
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
])('the contrast of %s and %s is %d', (one, other, expected) => {
  expect(contrast(channels(one), channels(other))).toBeCloseTo(expected, 1);
});

// The editor's ground, its text and its strings, in which prompts stand: the default themes of VS Code 1.100.
describe.each([
  { theme: 'dark', editor: '#1f1f1f', texts: ['#cccccc', '#ce9178'] },
  { theme: 'light', editor: '#ffffff', texts: ['#3b3b3b', '#a31515'] },
] as const)('in the $theme theme', ({ theme, editor, texts }) => {
  test.each(grounds)('on %s text reads, and the line where a token starts is seen', ground => {
    const behind = over(defaultOf(ground, theme), channels(editor));
    // WCAG 2.2: 4.5 for text (1.4.3), 3 for what is needed to understand a graphic (1.4.11).
    for (const text of texts) expect(contrast(channels(text), behind)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(over(defaultOf('tokenEdge', theme), behind), behind)).toBeGreaterThanOrEqual(3);
  });

  test('neighbours differ', () => {
    expect(new Set(grounds.map(ground => defaultOf(ground, theme))).size).toBe(3);
  });
});

test.each(['highContrast', 'highContrastLight'] as const)(
  '%s: no grounds, lines in the theme’s own contrast colour',
  theme => {
    for (const ground of grounds) expect(defaultOf(ground, theme)).toBe('#00000000');
    expect(defaultOf('tokenEdge', theme)).toBe('contrastBorder');
  },
);
