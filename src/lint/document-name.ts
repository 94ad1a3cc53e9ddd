/** The last word of a name that stands for text of any length. */
const documentLike =
  /^(?:article|body|code|content|contents|context|corpus|css|diff|doc|docs|document|documents|dump|email|essay|file|html|input_text|log|logs|markdown|message_body|page|pages|paper|passage|passages|pdf|readme|report|schema|source|text|transcript|transcription|webpage)$/i;

const lastWord = (name: string): string =>
  name
    .replace(/\(.*/s, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '')
    .at(-1) ?? '';

/** Whether a value of this name is a text of any length: `article`, `pageText`, `user.content`. */
export const isDocumentName = (name: string): boolean => documentLike.test(lastWord(name));
