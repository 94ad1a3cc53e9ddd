import { layoutsOf } from './json-marks.ts';
import { isOfFormat, isYamlOfPrompts, mayBeDescribed, promptFileFormat } from './prompt-file-format.ts';
import { isPromptYaml } from './yaml-marks.ts';

/**
 * Whether a document may be a prompt, or hold some: by its name where that says so, else by words that stand in every file of a layout.
 * Most JSON and YAML is data: neither hints nor numbers belong there.
 *
 * @param file path in the workspace, with `/`.
 * @param text read only where the name does not decide.
 */
export function mayHoldPrompts(file: string, text: () => string): boolean {
  const format = promptFileFormat(file);
  switch (format) {
    case undefined:
      return false;
    case 'json':
      return layoutsOf(text()).length > 0;
    case 'yaml':
      return isYamlOfPrompts(file) || isPromptYaml(text());
    case 'described-agent':
    case 'described-command':
      return mayBeDescribed(text());
    case 'equipped-agent':
    case 'role-template':
    case 'spoken-template':
      return isOfFormat(format, text(), file);
    default:
      return true;
  }
}
