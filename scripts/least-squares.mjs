/** Robust, regularized non-linear least squares (Levenberg-Marquardt with Huber weights) for a few hundred parameters. */

/** Columns that are factored together: what they need of the rows before them stays in the processor's cache. */
const panel = 48;

/** Row i of the lower triangle less its products with rows j to j + 3, over the first `width` columns: the inner loop of `factor`. */
const subtractProducts = (L, n, i, j, width) => {
  const [r, a, b, c, d] = [i * n, j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n];
  let [s, t, u, v] = [0, 0, 0, 0];
  for (let k = 0; k < width; k++) {
    const x = L[r + k];
    s += x * L[a + k];
    t += x * L[b + k];
    u += x * L[c + k];
    v += x * L[d + k];
  }
  L[r + j] -= s;
  L[r + j + 1] -= t;
  L[r + j + 2] -= u;
  L[r + j + 3] -= v;
};

/** Cholesky factor of a symmetric positive definite matrix (its lower triangle, n times n, n a multiple of 4) in its own place. */
const factor = (L, n) => {
  for (let first = 0; first < n; first += panel) {
    const last = Math.min(n, first + panel);
    // The upper triangle of a panel's own block is written too and never read.
    if (first > 0)
      for (let i = first; i < n; i++) for (let j = first; j < last; j += 4) subtractProducts(L, n, i, j, first);
    for (let j = first; j < last; j++) {
      for (let i = j; i < n; i++) {
        let sum = L[i * n + j];
        for (let k = first; k < j; k++) sum -= L[i * n + k] * L[j * n + k];
        L[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / L[j * n + j];
      }
    }
  }
};

/** Solves A x = b for a symmetric positive definite A, given as the lower triangle of n rows; n as in `factor`. Overwrites A. */
const solve = (A, n, b) => {
  factor(A, n);
  const x = new Float64Array(n);
  x.set(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= A[i * n + k] * x[k];
    x[i] /= A[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= A[i * n + i];
    for (let k = 0; k < i; k++) x[k] -= A[i * n + k] * x[i];
  }
  return x;
};

const huber = (scaled, limit) => {
  const size = Math.abs(scaled);
  return size <= limit ? (size * size) / 2 : limit * (size - limit / 2);
};

/**
 * Minimizes sum_i w_i huber(r_i / scale) + sum_p ((theta_p - prior_p) / sigma_p)^2 / 2.
 *
 * `parameters`: [{ start, prior, sigma }]. `residuals(theta)`: one per weight. `derivatives(theta, residuals)`: for each residual the
 * parameters that move it and by how much, [p, d, p, d, ...].
 */
export const leastSquares = ({
  parameters,
  weights,
  residuals,
  derivatives,
  scale = 0.1,
  limit = 1,
  iterations = 12,
  report,
}) => {
  const count = weights.length;
  let theta = parameters.map(({ start }) => start);
  const penalty = at => parameters.reduce((sum, { prior, sigma }, p) => sum + ((at[p] - prior) / sigma) ** 2 / 2, 0);
  const objective = (r, at) => {
    let sum = penalty(at);
    for (let i = 0; i < count; i++) sum += weights[i] * huber(r[i] / scale, limit);
    return sum;
  };
  let r = residuals(theta);
  let value = objective(r, theta);
  let damping = 1e-3;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const n = 4 * Math.ceil(parameters.length / 4);
    const robust = Float64Array.from(
      r,
      (value, i) => weights[i] / scale ** 2 / Math.max(1, Math.abs(value) / scale / limit),
    );
    const byRow = derivatives(theta, r);
    const A = new Float64Array(n * n);
    const g = new Float64Array(n);
    for (let p = parameters.length; p < n; p++) A[p * n + p] = 1;
    for (let i = 0; i < count; i++) {
      const list = byRow[i];
      const w = robust[i];
      for (let a = 0; a < list.length; a += 2) {
        const p = list[a];
        const wp = w * list[a + 1];
        g[p] -= wp * r[i];
        const row = p * n;
        for (let b = 0; b < list.length; b += 2) if (list[b] <= p) A[row + list[b]] += wp * list[b + 1];
      }
    }
    parameters.forEach(({ prior, sigma }, p) => {
      A[p * n + p] += 1 / sigma ** 2;
      g[p] -= (theta[p] - prior) / sigma ** 2;
    });
    let improved = false;
    for (let attempt = 0; attempt < 6 && !improved; attempt++) {
      const damped = A.slice();
      for (let p = 0; p < n; p++) damped[p * n + p] *= 1 + damping;
      const delta = solve(damped, n, g);
      const trial = theta.map((t, p) => t + Math.max(-1, Math.min(1, delta[p])));
      const trialResiduals = residuals(trial);
      const trialValue = objective(trialResiduals, trial);
      if (trialValue < value) {
        improved = true;
        const gain = (value - trialValue) / value;
        theta = trial;
        r = trialResiduals;
        value = trialValue;
        damping = Math.max(1e-6, damping / 5);
        report?.(iteration, value);
        if (gain < 3e-4) return { theta, residuals: r, value };
      } else damping *= 8;
    }
    if (!improved) break;
  }
  return { theta, residuals: r, value };
};
