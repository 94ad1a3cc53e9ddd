/** What cannot be simulated, and why, in one sentence for the user. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
