/** What a configuration is called, in whichever folder it lies. */
export const configurationFileName = 'inference-cost.json';
