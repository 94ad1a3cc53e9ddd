import type { CarriedImage } from '../../source/carried-part.ts';
import { imageTokens } from '../../tokens/image-tokens.ts';
import type { Fix, RuleReport } from '../finding.ts';
import { detailInsertion } from '../image-detail.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine, offsetAt, rangeAt, textAt } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';

/** Smaller savings are not worth a look at the answers. */
const leastTokens = 100;
/** A message's image in the form that has a detail setting (OpenAI's, and those who copied it). */
const hasDetail = /\bimage_?url["']?\s*(?::|=>|=(?!=))|input_image/i;

function fixFor(file: string, range: NonNullable<CarriedImage['range']>, { text }: RuleContext): Fix | undefined {
  const insertion = detailInsertion(textAt(text, range));
  if (!insertion) return undefined;
  const at = offsetAt(text, range.start) + insertion.at;
  return {
    code: 'low-detail',
    args: {},
    edits: [{ file, range: rangeAt(text, at, at), newText: insertion.text }],
  };
}

export const imageFullDetail: Rule = {
  id: 'image-full-detail',
  severity: 'hint',
  mechanism: ['prefill'],
  check(call, context) {
    const { site } = call;
    const images = (site.carried ?? []).filter(part => part.kind === 'image');
    const model = site.model.id;
    if (model === undefined || images.length === 0) return [];
    const full = imageTokens(model, {});
    const low = imageTokens(model, { detail: 'low' });
    const tokens = full.tokens - low.tokens;
    if (tokens < leastTokens) return [];
    return images.flatMap(({ detail, range, file }): RuleReport[] => {
      const here = file === undefined || file === site.file;
      if (detail !== undefined || !range || !here || !hasDetail.test(textAt(context.text, range))) return [];
      const fix = fixFor(site.file, range, context);
      return [
        {
          code: 'image-full-detail',
          args: { tokens: full.tokens, most: full.high, low: low.tokens, ...perThousandCalls(call, tokens) },
          range: firstLine(context.text, range),
          saves: { tokens },
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
};
