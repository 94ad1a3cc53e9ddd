import { configureGlobal } from 'fast-check';

/**
 * The same program has the same result in every run: a property that fails was broken by what changed. `PROPERTY_SEED=any npm test -- unit`
 * looks elsewhere, and a failure names its seed.
 */
const { PROPERTY_SEED = '20261123' } = process.env;
if (PROPERTY_SEED !== 'any') configureGlobal({ seed: Number(PROPERTY_SEED) });
