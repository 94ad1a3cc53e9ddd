import { nearestNames } from '../catalog/nearest-name.ts';
import { diurnalCurve, flashSaleCurve } from './rate-curve.ts';
import { profileCurve, rateProfiles } from './rate-profiles.ts';
import type { ServiceObjective } from './request-outcomes.ts';
import { SimulationError } from './simulation-error.ts';
import type { ArrivalProcess, ClassLengths, LengthDistribution } from './workload.ts';

/** A trace is named here and read by the caller, who may touch files. */
export type ArrivalSpecification = ArrivalProcess | { readonly kind: 'trace-file'; readonly file: string };

const forms = {
  constant: 'constant:RATE',
  poisson: 'poisson:RATE',
  bursty: 'bursty:RATE:CV',
  diurnal: 'diurnal:BASE:PEAK',
  'flash-sale': 'flash-sale:BASE:PEAK:START:SECONDS',
  profile: 'profile:NAME:MEAN',
  'closed-loop': 'closed-loop:USERS:THINK-SECONDS[:fixed]',
  trace: 'trace:FILE.csv',
} as const;

/** `poisson:2`, `bursty:2:4`, `diurnal:1:8`, `trace:FILE.csv` … rates in requests per second. Throws a `SimulationError`. */
export const parseArrivals = (text: string): ArrivalSpecification => {
  const [kind = '', ...fields] = text.split(':');
  if (kind === 'trace') {
    const file = text.slice('trace:'.length);
    return file === '' ? refuse(text, 'a trace needs a file', forms.trace) : { kind: 'trace-file', file };
  }
  if (!Object.hasOwn(forms, kind)) return unknown('arrivals', text, kind, forms);
  const form = forms[kind as keyof typeof forms];
  const fixedThink = kind === 'closed-loop' && fields[2] === 'fixed';
  const wanted = form.split(':').length - (kind === 'closed-loop' && !fixedThink ? 2 : 1);
  if (fields.length !== wanted) return refuse(text, 'the wrong number of fields', form);
  const number = (place: number, least = 0): number => {
    const value = fields[place]!.trim() === '' ? Number.NaN : Number(fields[place]);
    if (!(Number.isFinite(value) && value >= least))
      return refuse(text, `"${fields[place]}" is not a number of at least ${least}`, form);
    return value;
  };
  const rate = (place: number): number =>
    number(place) > 0 ? number(place) : refuse(text, 'the rate must be more than zero', form);
  const peak = (): number =>
    rate(1) >= number(0) ? rate(1) : refuse(text, 'the peak must not be below the base', form);
  switch (kind as keyof typeof forms) {
    case 'constant':
      return { kind: 'constant', rate: rate(0) };
    case 'poisson':
      return { kind: 'poisson', rate: rate(0) };
    case 'bursty':
      return {
        kind: 'bursty',
        rate: rate(0),
        variation: number(1) > 0 ? number(1) : refuse(text, 'the variation must be more than zero', form),
      };
    case 'diurnal':
      return { kind: 'curve', curve: diurnalCurve(number(0), peak()) };
    case 'flash-sale':
      return { kind: 'curve', curve: flashSaleCurve(number(0), peak(), number(2), number(3, 1)) };
    case 'closed-loop':
      return {
        kind: 'closed-loop',
        users: number(0, 1),
        thinkSeconds: number(1),
        think: fixedThink ? 'fixed' : 'exponential',
      };
    default: {
      const profile = rateProfiles.find(({ id }) => id === fields[0]);
      if (profile !== undefined) return { kind: 'curve', curve: profileCurve(profile, rate(1)) };
      return refuse(text, `no profile is called "${fields[0]}"`, rateProfiles.map(({ id }) => id).join(', '));
    }
  }
};

const lengthForms = {
  fixed: 'fixed:IN:OUT',
  lognormal: 'lognormal:IN-MEAN:IN-CV:OUT-MEAN:OUT-CV',
  trace: 'trace',
} as const;

/**
 * `fixed:1000:200`, `lognormal:1000:1.2:200:0.8` (means and coefficients of variation), `trace`, or classes with their shares:
 * `0.7*fixed:300:50+0.3*fixed:4000:500`. Throws a `SimulationError`.
 */
export const parseLengths = (text: string): LengthDistribution => {
  if (!text.includes('*')) return parseClassLengths(text);
  const classes = text.split('+').map(part => {
    const [share = '', form = '', ...rest] = part.split('*');
    const lengths = rest.length === 0 && form !== '' ? parseClassLengths(form) : undefined;
    if (share.trim() === '' || !(Number(share) >= 0) || lengths === undefined || lengths.kind === 'trace')
      return refuse(text, `"${part}" is no class`, 'SHARE*LENGTHS+SHARE*LENGTHS');
    return { share: Number(share), lengths };
  });
  return { kind: 'classes', classes };
};

const parseClassLengths = (text: string): ClassLengths | { readonly kind: 'trace' } => {
  const [kind = '', ...fields] = text.split(':');
  if (!Object.hasOwn(lengthForms, kind)) return unknown('lengths', text, kind, lengthForms);
  const form = lengthForms[kind as keyof typeof lengthForms];
  if (fields.length !== form.split(':').length - 1) return refuse(text, 'the wrong number of fields', form);
  const numbers = fields.map(field => (field.trim() === '' ? Number.NaN : Number(field)));
  const bad = numbers.findIndex(value => !(Number.isFinite(value) && value >= 0));
  if (bad >= 0) return refuse(text, `"${fields[bad]}" is not a number of at least 0`, form);
  if (kind === 'trace') return { kind: 'trace' };
  if (kind === 'fixed') {
    if (!numbers.every(value => Number.isInteger(value) && value >= 1))
      return refuse(text, 'lengths are whole numbers of at least 1 token', form);
    return { kind: 'fixed', input: numbers[0]!, output: numbers[1]! };
  }
  const [inputMean, inputVariation, outputMean, outputVariation] = numbers as [number, number, number, number];
  if (inputMean < 1 || outputMean < 1) return refuse(text, 'means are at least 1 token', form);
  return {
    kind: 'log-normal',
    input: { mean: inputMean, variation: inputVariation },
    output: { mean: outputMean, variation: outputVariation },
  };
};

const positive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

const objectiveNames = { ttft: 'ttft', itl: 'itl', e2e: 'endToEnd' } as const;

/** `ttft=0.5,itl=0.05,e2e=10`, each in seconds, any of them. Throws a `SimulationError`. */
export const parseObjective = (text: string): ServiceObjective => {
  const objective: { ttft?: number; itl?: number; endToEnd?: number } = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map(piece => piece.trim());
    const limit = value === '' ? Number.NaN : Number(value);
    if (!Object.hasOwn(objectiveNames, name))
      return refuse(text, `"${name}" is not a limit`, 'ttft=SECONDS,itl=SECONDS,e2e=SECONDS');
    const key = objectiveNames[name as keyof typeof objectiveNames];
    if (!positive(limit)) return refuse(text, `"${value}" is not a number of seconds above zero`, `${name}=SECONDS`);
    if (objective[key] !== undefined) return refuse(text, `"${name}" is given twice`, `one ${name}=SECONDS`);
    objective[key] = limit;
  }
  return objective;
};

/** `3` or `1:8`. Throws a `SimulationError`. */
export const parseReplicas = (text: string): number | { readonly minimum: number; readonly maximum: number } => {
  const numbers = text.split(':').map(field => (field.trim() === '' ? Number.NaN : Number(field)));
  const [minimum = Number.NaN, maximum = minimum] = numbers;
  if (numbers.length > 2 || !numbers.every(value => Number.isInteger(value) && value >= 1) || maximum < minimum)
    return refuse(text, 'replicas are whole numbers of at least 1, the smaller first', 'N or MIN:MAX');
  return numbers.length === 1 ? minimum : { minimum, maximum };
};

/** Which requests another deployment takes: a share by chance, a class (counted from 0), or those of at most so many input tokens. */
export type Route = { readonly deployment: string } & (
  | { readonly share: number }
  | { readonly requestClass: number }
  | { readonly inputTokens: number }
);

/** `NAME:SHARE`, `NAME:class=N` (classes count from 1) or `NAME:input=N`. Throws a `SimulationError`. */
export const parseRoute = (text: string): Route => {
  const colon = text.lastIndexOf(':');
  const deployment = text.slice(0, Math.max(0, colon));
  const rule = /^(class|input)=(\d+)$/.exec(text.slice(colon + 1));
  if (deployment !== '' && rule?.[1] === 'input') return { deployment, inputTokens: Number(rule[2]) };
  if (deployment !== '' && Number(rule?.[2]) >= 1) return { deployment, requestClass: Number(rule![2]) - 1 };
  const share = colon < 0 || text.slice(colon + 1).trim() === '' ? Number.NaN : Number(text.slice(colon + 1));
  if (deployment === '' || !(share > 0 && share < 1))
    return refuse(
      text,
      'a route has a deployment and a share between 0 and 1',
      'NAME:SHARE, NAME:class=N or NAME:input=N',
    );
  return { deployment, share };
};

const refuse = (text: string, problem: string, form: string): never => {
  throw new SimulationError(`"${text}": ${problem}; expected ${form}.`);
};

const unknown = (what: string, text: string, kind: string, known: Readonly<Record<string, string>>): never => {
  const [nearest] = nearestNames(kind, Object.keys(known));
  const hint = nearest === undefined ? '' : ` Did you mean ${known[nearest]}?`;
  throw new SimulationError(`"${text}": unknown ${what}; expected ${Object.values(known).join(', ')}.${hint}`);
};
