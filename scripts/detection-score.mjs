/**
 * Holds what a scan found against hand-made labels. A finding belongs to the nearest label of its file and notebook cell that is at
 * most two lines away, or to one in whose prompt it lies; each belongs to one. What lies on a labelled prompt besides is neither right
 * nor false.
 */
import { createHash } from 'node:crypto';

const nearest = 2;
/** Lines from a call to the end of its prompt; one that goes on longer is another file's. */
const longestPrompt = 60;
/** Kinds of labels that count nowhere. */
const optional = new Set(['builder', 'graph']);
const kinds = { agent: 'agent_def', prompt: 'prompt_def', 'prompt-file': 'prompt_file' };

const hash = text => createHash('sha256').update(text.split(/\s+/).filter(Boolean).join(' ')).digest('hex');

/** A label's prompt part as one line of text, hashed; undefined where the label leaves the text open. */
const hashOf = part => part.sha256_ws ?? (part.text == null ? undefined : hash(part.text_norm || part.text));

/** A call of `lint --format json --include-text`, as labels write it. */
export function asPrediction({ range, cell, kind, callee, model, maxOutputTokens, inLoop, prompt }) {
  return {
    line: range.start.line,
    cell,
    kind: kinds[kind] ?? kind,
    callee,
    model: model?.from === 'literal' || model?.from === 'constant' ? model.id : undefined,
    limit: maxOutputTokens,
    inLoop: inLoop === true,
    parts: (prompt ?? []).filter(({ normalizedText }) => normalizedText != null),
    tokens: (prompt ?? []).reduce((sum, { tokens }) => sum + (tokens ?? 0), 0),
  };
}

function match(labels, found) {
  const candidates = labels.flatMap((label, i) => {
    const ends = label.prompt_parts
      .filter(part => part.end_line && part.cell === label.cell)
      .map(part => part.end_line);
    const last = Math.max(label.line, ...ends);
    return found.flatMap((call, j) => {
      if (label.cell !== undefined && call.cell !== label.cell) return [];
      const distance = Math.abs(call.line - label.line);
      if (distance <= nearest) return [{ distance, i, j }];
      const isInside = label.line < call.line && call.line <= last && last - label.line <= longestPrompt;
      return isInside ? [{ distance: 100 + distance, i, j }] : [];
    });
  });
  candidates.sort((a, b) => a.distance - b.distance || a.i - b.i || a.j - b.j);
  const [byLabel, byCall] = [new Map(), new Set()];
  for (const { i, j } of candidates) {
    if (byLabel.has(i) || byCall.has(j)) continue;
    byLabel.set(i, j);
    byCall.add(j);
  }
  return { byLabel, byCall };
}

const lastName = model => model.split('/').at(-1).split(':').at(-1);
const isSameModel = (one, other) => one != null && (one === other || lastName(one) === lastName(other));

const liesOn = ({ line, cell }, part) =>
  part.start_line && part.start_line - 1 <= line && line <= part.end_line && (part.cell == null || part.cell === cell);

/** `right` of `labelled` were found; `right` of `said` are so. */
const counter = () => ({ labelled: 0, said: 0, right: 0 });

/**
 * @param files labelled files: `{ file, calls, negative }`
 * @param foundIn what was found in a file of that name, as `asPrediction` writes it
 */
export function score(files, foundIn) {
  const sums = {
    kinds: new Map(),
    model: counter(),
    limit: counter(),
    loop: counter(),
    parts: counter(),
    text: counter(),
  };
  const result = { ...sums, labelled: 0, found: 0, false: [], missed: [], covered: 0, differences: [] };
  for (const { file, calls } of files) {
    const found = foundIn(file);
    const { byLabel, byCall } = match(calls, found);
    calls.forEach((label, i) => {
      if (optional.has(label.kind)) return;
      const kind = result.kinds.get(label.kind) ?? counter();
      result.kinds.set(label.kind, kind);
      kind.labelled++;
      result.labelled++;
      const call = byLabel.has(i) ? found[byLabel.get(i)] : undefined;
      if (!call) {
        result.missed.push(`${file}:${label.line} ${label.callee}`);
        return;
      }
      kind.right++;
      result.found++;
      compare(result, label, call);
    });
    found.forEach((call, j) => {
      if (byCall.has(j)) return;
      const isCovered = calls.some(({ prompt_parts }) => prompt_parts.some(part => liesOn(call, part)));
      if (isCovered) result.covered++;
      else result.false.push(`${file}:${call.line} ${call.callee}`);
    });
  }
  return result;
}

function compare(result, label, call) {
  const { model, limit, loop, parts, text } = result;
  const add = (sum, labelled, said, right) => {
    sum.labelled += Number(labelled);
    sum.said += Number(said);
    sum.right += Number(right);
  };
  add(
    model,
    label.model_source === 'literal',
    call.model != null,
    call.model != null && isSameModel(label.model, call.model),
  );
  add(limit, label.max_output != null, call.limit != null, label.max_output != null && label.max_output === call.limit);
  add(loop, label.in_loop, call.inLoop, label.in_loop && call.inLoop);
  const known = label.prompt_parts.filter(part => hashOf(part) !== undefined && part.role !== 'tool');
  const left = call.parts.map(({ normalizedText }) => hash(normalizedText));
  for (const part of known) {
    const at = left.indexOf(hashOf(part));
    if (at >= 0) left.splice(at, 1);
    add(parts, true, false, at >= 0);
    add(text, 0, 0, at >= 0 ? part.tokens_o200k : 0);
    text.labelled += part.tokens_o200k;
  }
  parts.said += call.parts.length;
  const tokens = known.reduce((sum, part) => sum + part.tokens_o200k, 0);
  if (tokens >= 10) result.differences.push(Math.abs(call.tokens - tokens) / tokens);
}
