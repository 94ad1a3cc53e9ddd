/** What stands in every YAML file of a layout, at the beginning of a line where it is a key of the whole file. */
const marks: readonly (readonly RegExp[])[] = [
  // Semantic Kernel's and LangChain's templates.
  [/^template[ \t]*:/m, /^(template_format|execution_settings|input_variables|_type)[ \t]*:/m],
  // Declarative agents of Semantic Kernel.
  [/^instructions[ \t]*:/m, /^type[ \t]*:.{0,200}(agent|assistant|responses)/m],
  // Applications that Dify exported.
  [
    /^kind[ \t]*:[ \t]*['"]?app\b/m,
    /^[ \t]+(-[ \t]+)?(prompt_template|pre_prompt|agent_parameters|instruction)[ \t]*:/m,
  ],
  // Prompts of GitHub Models.
  [/^messages[ \t]*:/m, /^model(Parameters)?[ \t]*:/m],
];
/** The scanner reads no longer texts either, in UTF-16 code units. */
const longest = 4_000_000;

/** Whether a YAML text may hold prompts, told from data by words alone, without parsing it. */
export const isPromptYaml = (text: string): boolean =>
  text.length <= longest && marks.some(all => all.every(mark => mark.test(text)));
