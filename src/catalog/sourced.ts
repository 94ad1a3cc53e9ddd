/** Every fact about the world says where it was read and when (ISO date; the date of the source, else of the reading). */
export interface Sourced {
  readonly source: string;
  readonly date: string;
}
