/** Writes fitted constants with their witnesses: the sources and the number of measured figures behind each. */
import { writeFileSync } from 'node:fs';
import { bases } from './fit-parameters.mjs';

/** Three significant digits: far finer than any constant is known. */
const rounded = value => Number(value.toPrecision(4));

/**
 * `parameters` and `theta` from the fit; `cases` give the sources. Multipliers within one per cent of 1 say nothing and are left out.
 */
export const writeCoefficients = (file, { parameters, theta, cases, fixed, date }) => {
  const sources = [...new Set(cases.map(({ source }) => source))].sort();
  const index = new Map(sources.map((source, i) => [source, i]));
  const lines = [];
  parameters.forEach(({ key, rows }, p) => {
    if (key.includes('@') && Math.abs(theta[p]) < 0.01) return;
    if (key.includes('@kernel')) return;
    const seen = [...new Set(rows.map(row => index.get(cases[row].source)))].sort((a, b) => a - b);
    lines.push(
      `    ${JSON.stringify(key)}: { "value": ${rounded(Math.exp(theta[p]))}, "figures": ${rows.length}, "sources": [${seen}] }`,
    );
  });
  for (const [key, { value, witness }] of Object.entries(fixed)) {
    sources.push(witness);
    lines.push(`    ${JSON.stringify(key)}: { "value": ${value}, "figures": 0, "sources": [${sources.length - 1}] }`);
  }
  lines.sort();
  const units = Object.fromEntries(bases.map(([name, , , unit]) => [name, unit]));
  writeFileSync(
    file,
    `{
  "about": "Fitted by scripts/fit-performance.mjs. A name with a tag after @ multiplies its base for deployments that carry the tag. figures: measured figures that the constant acts on; sources: where they were measured.",
  "date": ${JSON.stringify(date)},
  "units": ${JSON.stringify(units)},
  "sources": ${JSON.stringify(sources, null, 4).replace(/\n\]/, '\n  ]')},
  "coefficients": {
${lines.join(',\n')}
  }
}
`,
  );
};
