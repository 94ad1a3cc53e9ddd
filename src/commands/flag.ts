/** An option of a command. */
export interface Flag {
  readonly name: string;
  /** What stands for the value in the usage text; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  /** The only values that are valid. */
  readonly choices?: readonly string[];
}
