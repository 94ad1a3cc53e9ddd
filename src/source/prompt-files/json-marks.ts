/** Tools whose files hold prompts in JSON. */
export type JsonLayout = 'langchain' | 'n8n' | 'flowise' | 'langflow';

/**
 * What stands in every file of a layout: serialized prompts of LangChain, then the nodes of flows. Bounded, for a file may hold millions
 * of openings.
 */
const marks: readonly (readonly [layout: JsonLayout, marks: readonly RegExp[]])[] = [
  ['langchain', [/"_type"\s{0,9}:\s{0,9}"(?:prompt|chat|few_shot)"|"prompts"\s{0,99},\s{0,99}"/]],
  ['n8n', [/"@n8n\/n8n-nodes-langchain\./, /"nodes"/]],
  ['flowise', [/"nodes"/, /"inputs"/, /"inputParams"|"inputAnchors"/]],
  ['langflow', [/"nodes"/, /"template"/, /"system_message"|"system_prompt"|"type"\s{0,9}:\s{0,9}"prompt"/]],
];
/** The scanner reads no longer texts either, in UTF-16 code units. */
const longest = 4_000_000;

/** The layouts that a JSON text may have, told from data by words alone, without parsing it. */
export const layoutsOf = (text: string): readonly JsonLayout[] =>
  text.length <= longest && /^\s{0,99}\{/.test(text)
    ? marks.flatMap(([layout, all]) => (all.every(mark => mark.test(text)) ? [layout] : []))
    : [];
