import type { PromptPart, Range } from '../../source/call-site.ts';
import { lastAssignment } from '../assignments.ts';
import type { RuleReport } from '../finding.ts';
import { indentedSerializer } from '../indented-serializers.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { offsetAt, rangeAt, textAt } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';
import { ownParts } from '../written-prompt.ts';

/** What indentation costs is measured on records like these, with the vocabulary of the call's model. */
const sample = Array.from({ length: 8 }, (_, index) => ({
  id: 1000 + index,
  name: 'Blue kettle',
  tags: ['kitchen', 'sale'],
  stock: { warehouse: 'Lyon', count: 12 * index },
  note: null,
}));

/** Share of the indented form's tokens that the compact form saves. */
function indentationShare({ countTokens }: RuleContext): number {
  const indented = countTokens(JSON.stringify(sample, null, 2));
  return 1 - countTokens(JSON.stringify(sample)) / indented;
}

const serializerWord = /indent|pretty|stringify\(/i;

type Placeholder = Extract<PromptPart['segments'][number], { kind: 'placeholder' }>;

const within = (inner: Range, outer: Range): boolean =>
  (outer.start.line < inner.start.line ||
    (outer.start.line === inner.start.line && outer.start.column <= inner.start.column)) &&
  (inner.end.line < outer.end.line || (inner.end.line === outer.end.line && inner.end.column <= outer.end.column));

/** Where the serializer's call stands that makes a placeholder's value, and what takes its place. */
function serializerOf(
  { name: shown, range }: Placeholder & { range: Range },
  part: Range,
  { text }: RuleContext,
  language: Parameters<typeof indentedSerializer>[1],
): { range: Range; compact: string } | undefined {
  const at = (from: number, code: string) => {
    const found = indentedSerializer(code, language);
    return found && { range: rangeAt(text, from + found.from, from + found.to), compact: found.compact };
  };
  const written = textAt(text, range);
  const start = offsetAt(text, range.start);
  // A template's own gap (`{orders}`, `%s`) stands for a value beside it, or for one that has a name.
  const isGap = /^[{%]/.test(written) && !written.includes('(');
  // `string(bytes)` and `str(text)` are about what they are given.
  const given = /^(?:string|str|String)\(([\w$]+)\)$/.exec(written)?.[1];
  const around = at(offsetAt(text, part.start), textAt(text, part));
  const here = around && (isGap || within(range, around.range)) ? around : at(start, written);
  const assignment = here ? undefined : lastAssignment(given ?? (isGap ? shown : written), start, text);
  return here ?? (assignment && at(assignment.from, assignment.code));
}

export const prettyJsonInPrompt: Rule = {
  id: 'pretty-json-in-prompt',
  severity: 'warning',
  mechanism: ['prefill'],
  check(call, context) {
    const { site } = call;
    if (site.kind === 'embedding' || site.kind === 'prompt-file') return [];
    // Looking names up is dear, and few files have a serializer at all.
    if (!context.textHas(serializerWord)) return [];
    const sizes = new Map(call.parts.flatMap(part => part.placeholders).map(entry => [entry.name, entry]));
    return ownParts(site.prompt, site.file).flatMap(({ segments, range: place }) =>
      segments.flatMap((segment): RuleReport[] => {
        // A parameter's value is made elsewhere: its place is its declaration and not the prompt.
        if (segment.kind !== 'placeholder' || !segment.range || !place || !within(segment.range, place)) return [];
        const found = serializerOf({ ...segment, range: segment.range }, place, context, site.language);
        if (!found) return [];
        const share = indentationShare(context);
        const assumed = sizes.get(segment.name)?.assumedTokens ?? context.configuration.defaultPlaceholderTokens;
        const tokens = Math.round(assumed * share);
        return [
          {
            code: 'pretty-json-in-prompt',
            args: { name: segment.name, share, assumed, tokens, ...perThousandCalls(call, tokens) },
            range: found.range,
            saves: { tokens },
            fix: {
              code: 'compact-json',
              args: {},
              edits: [{ file: site.file, range: found.range, newText: found.compact }],
            },
          },
        ];
      }),
    );
  },
};
