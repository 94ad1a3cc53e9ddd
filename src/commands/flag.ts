/** An option of a command. */
export interface Flag {
  readonly name: string;
  /** What stands for the value in the usage text; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  /** Whether a value of nothing means something. */
  readonly mayBeEmpty?: true;
  /** The only values that are valid. */
  readonly choices?: readonly string[];
}

/** How a command writes its result; the first is what it does without. */
export const formatFlag = (...choices: readonly string[]): Flag => ({
  name: 'format',
  value: 'FORMAT',
  help: `how to write the result, ${choices[0]} by default`,
  choices,
});

/** For commands that read the one configuration of the folder they run in. */
export const configurationFlag: Flag = {
  name: 'config',
  value: 'FILE',
  help: 'configuration; default: the nearest inference-cost.json',
};

/** For commands that read files, each with its own configuration. */
export const configurationOfFilesFlag: Flag = {
  ...configurationFlag,
  help: 'configuration; default: the inference-cost.json nearest above each file',
};
