import type { CarriedImage } from '../carried-part.ts';
import { entryOf } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Site, staticText, type Value } from '../values/value.ts';

export interface FoundImage {
  readonly detail?: CarriedImage['detail'];
  readonly site: Site;
}

const imageTypes = /^(image|image_url|input_image)$/;
/** Constructors that take an image: Pillow's, and the message parts of SDKs. */
const imageMakers =
  /^PIL\.Image\.open\(\)$|\.(ImageUrl|ImageContent|ImageBlock|ImagePart|ImageContentItem)(\.\w+)?\(\)$|\.(CreateImagePart|FromImageUri|ImageContentPart|New(Beta)?ImageBlock\w*|ImageURLPart|ofImage|ofImageUrl)\(\)$/;

/** An image among the blocks of a message; undefined for anything else. */
export function imageAt(evaluator: Evaluator, value: Value): FoundImage | undefined {
  if (value.kind !== 'object' && value.kind !== 'chain') return undefined;
  const { site } = value;
  if (value.kind === 'chain') {
    if (imageMakers.test(value.path)) return { site };
    if (!/\.(from_bytes|from_uri|BinaryContent|Part|createPartFromUri|Blob)\(\)$/.test(value.path)) return undefined;
  }
  const entry = (from: Value | undefined, key: string) => from && entryOf(evaluator, from, key);
  const inner =
    entry(value, 'image_url') ?? entry(value, 'inline_data') ?? entry(value, 'file_data') ?? entry(value, 'image');
  const isImage =
    imageTypes.test(staticText(entry(value, 'type')) ?? '') ||
    [value, inner].some(holder =>
      ['mime_type', 'media_type'].some(key => staticText(entry(holder, key))?.startsWith('image')),
    ) ||
    // Bedrock: `{ image: { format, source } }`.
    (value.kind === 'object' && value.entries.size === 1 && entry(entry(value, 'image'), 'source') !== undefined);
  if (!isImage) return undefined;
  const detail = staticText(entry(inner, 'detail') ?? entry(value, 'detail'));
  return { site, ...(detail === 'low' || detail === 'high' || detail === 'auto' ? { detail } : {}) };
}

const mostImages = 100;

/** The images in a message list or in one message's content, in order. */
export function imagesOf(evaluator: Evaluator, value: Value): FoundImage[] {
  const found: FoundImage[] = [];
  const visit = (at: Value, depth: number): void => {
    if (depth > 6 || found.length >= mostImages) return;
    const image = imageAt(evaluator, at);
    if (image) found.push(image);
    else if (at.kind === 'list') for (const item of at.items) visit(item, depth + 1);
    else if (at.kind === 'object') {
      for (const key of ['messages', 'content', 'parts', 'contents']) {
        const inner = at.entries.get(key);
        if (inner) visit(inner, depth + 1);
      }
      // Ollama's messages hold images beside the text.
      const images = at.entries.get('images');
      if (images?.kind === 'list') for (const item of images.items) found.push({ site: item.site });
    } else if (at.kind === 'chain' && at.invocation)
      for (const key of ['content', 'parts', '#0']) {
        const inner = entryOf(evaluator, at, key);
        if (inner?.kind === 'list') visit(inner, depth + 1);
      }
  };
  visit(value, 0);
  return found;
}
