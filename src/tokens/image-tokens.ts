import { normalizeModelId } from './model-id.ts';

/** An image that a request holds. Without a size, its tokens are bounded by the smallest and largest that the provider makes of one. */
export interface ImageInput {
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly detail?: 'low' | 'high' | 'auto';
}

export interface ImageTokens {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly source: string;
  readonly date: string;
}

interface ImageRule {
  tokens(width: number, height: number, detail: 'low' | 'high'): number;
  /** Of the smallest and the largest image. */
  readonly least: number;
  readonly most: number;
  readonly exact: boolean;
  /** An image in low detail takes the same tokens whatever its size. */
  readonly lowIsFixed?: true;
  readonly source: string;
}

const date = '2026-11-22';
const openAiGuide = 'OpenAI, "Images and vision", calculating costs (platform.openai.com/docs/guides/images-vision)';

/** Fit into 2048 x 2048, shortest side to 768, `tile` for each 512 x 512 tile and `base` once; low detail: `base`. */
const tiles = (base: number, tile: number): ImageRule => ({
  tokens(width, height, detail) {
    if (detail === 'low') return base;
    const fit = Math.min(1, 2048 / Math.max(width, height));
    const shrink = Math.min(1, 768 / Math.min(width * fit, height * fit)) * fit;
    return base + tile * Math.ceil((width * shrink) / 512) * Math.ceil((height * shrink) / 512);
  },
  least: base,
  most: base + tile * 8,
  exact: true,
  lowIsFixed: true,
  source: openAiGuide,
});

/** 32 x 32 patches, at most `budget` after shrinking, times a factor of the model. */
const patches = (factor: number, budget = 1536, exact = true): ImageRule => ({
  tokens: (width, height) => Math.ceil(countPatches(width, height, budget) * factor),
  least: Math.ceil(factor),
  most: Math.ceil(budget * factor),
  exact,
  source: openAiGuide,
});

function countPatches(width: number, height: number, budget: number): number {
  const whole = Math.ceil(width / 32) * Math.ceil(height / 32);
  if (whole <= budget) return whole;
  const shrink = Math.sqrt((32 * 32 * budget) / (width * height));
  // Shrunk once more, so that a whole number of patches fits in one direction.
  const across = (width * shrink) / 32;
  const down = (height * shrink) / 32;
  const fit = shrink * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return Math.min(budget, Math.ceil(Math.round(width * fit) / 32) * Math.ceil(Math.round(height * fit) / 32));
}

/** 28 x 28 patches of the largest size with the same proportions that has at most `budget` of them and `longest` pixels on a side. */
const claude = (longest: number, budget: number): ImageRule => ({
  tokens(width, height) {
    const long = Math.max(width, height);
    const short = Math.min(width, height);
    for (let side = Math.min(long, longest); side > 1; side--) {
      const count = Math.ceil(side / 28) * Math.ceil(Math.max(1, Math.round((short * side) / long)) / 28);
      if (count <= budget) return count;
    }
    return 1;
  },
  least: 1,
  most: budget,
  exact: true,
  source: 'Anthropic, "Vision", image costs (platform.claude.com/docs/en/build-with-claude/vision)',
});

/** 258 for up to 384 x 384, else 258 for each tile of `min(width, height) / 1.5` pixels. */
const gemini: ImageRule = {
  tokens(width, height) {
    if (width <= 384 && height <= 384) return 258;
    const unit = Math.max(1, Math.floor(Math.min(width, height) / 1.5));
    return 258 * Math.ceil(width / unit) * Math.ceil(height / unit);
  },
  least: 258,
  most: 258 * 12,
  exact: false,
  source: 'Google, "Image understanding", token calculation (ai.google.dev/gemini-api/docs/image-understanding)',
};

/** 1,120 whatever the size, at the default resolution. */
const gemini3: ImageRule = {
  tokens: (_width, _height, detail) => (detail === 'low' ? 280 : 1120),
  least: 280,
  most: 2240,
  exact: false,
  source: 'Google, "Media resolution" (ai.google.dev/gemini-api/docs/media-resolution)',
};

const rules: readonly (readonly [RegExp, ImageRule])[] = [
  [/^gpt-4o-mini/, tiles(2833, 5667)],
  [/^gpt-4\.1-mini|^gpt-5(?:\.\d)?-mini/, patches(1.62)],
  [/^gpt-4\.1-nano|^gpt-5(?:\.\d)?-nano/, patches(2.46)],
  [/^o4-mini/, patches(1.72)],
  [/^computer-use/, tiles(65, 129)],
  [/^o[13](?![0-9a-z])/, tiles(75, 150)],
  [/^gpt-5\.[4-9]|^gpt-[6-9]/, patches(1.2, 2500, false)],
  [/^gpt-5|^chat-latest/, tiles(70, 140)],
  [/^(?:chat)?gpt-4/, tiles(85, 170)],
  [/claude-(?:(?:opus|sonnet|haiku)-(?:4[.-][7-9](?!\d)|[5-9](?!\d{7}))|fable|mythos)/, claude(2576, 4784)],
  [/claude/, claude(1568, 1568)],
  [/^gemini-[3-9]/, gemini3],
  [/^gemini/, gemini],
];

/** Tokens of an image in a request to `modelId`; a wide range where nothing is published for the model. */
export function imageTokens(modelId: string | undefined, { width, height, detail = 'auto' }: ImageInput): ImageTokens {
  const id = modelId === undefined ? '' : normalizeModelId(modelId);
  const rule = rules.find(([pattern]) => pattern.test(id))?.[1];
  if (rule === undefined)
    return { tokens: 765, low: 64, high: 4096, exact: false, source: 'nothing published for this model', date };
  const { source, least, most } = rule;
  if (width === undefined || height === undefined || !(width > 0) || !(height > 0)) {
    const typical = rule.tokens(1024, 1024, detail === 'low' ? 'low' : 'high');
    // Low detail of the tiling models is one price for every size.
    if (detail === 'low' && rule.lowIsFixed)
      return { tokens: typical, low: typical, high: typical, exact: rule.exact, source, date };
    return {
      tokens: typical,
      low: Math.min(least, typical),
      high: Math.max(most, typical),
      exact: false,
      source,
      date,
    };
  }
  const tokens = rule.tokens(width, height, detail === 'low' ? 'low' : 'high');
  const low = detail === 'auto' ? Math.min(tokens, rule.tokens(width, height, 'low')) : tokens;
  const exact = rule.exact && low === tokens;
  const slack = rule.exact ? 0 : Math.ceil(tokens * 0.05);
  return { tokens, low: Math.max(0, low - slack), high: tokens + slack, exact, source, date };
}
