/** Robust, regularized non-linear least squares (Levenberg-Marquardt with Huber weights) for a few hundred parameters. */

/** Solves A x = b for a symmetric positive definite matrix given as rows (Cholesky); overwrites A. */
const solve = (A, b) => {
  const n = b.length;
  for (let j = 0; j < n; j++) {
    const row = A[j];
    let diagonal = row[j];
    for (let k = 0; k < j; k++) diagonal -= row[k] * row[k];
    const pivot = Math.sqrt(Math.max(diagonal, 1e-12));
    row[j] = pivot;
    for (let i = j + 1; i < n; i++) {
      const other = A[i];
      let sum = other[j];
      for (let k = 0; k < j; k++) sum -= other[k] * row[k];
      other[j] = sum / pivot;
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= A[i][k] * x[k];
    x[i] /= A[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= A[k][i] * x[k];
    x[i] /= A[i][i];
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
    const n = parameters.length;
    const robust = Float64Array.from(
      r,
      (value, i) => weights[i] / scale ** 2 / Math.max(1, Math.abs(value) / scale / limit),
    );
    const byRow = derivatives(theta, r);
    const A = Array.from({ length: n }, () => new Float64Array(n));
    const g = new Float64Array(n);
    for (let i = 0; i < count; i++) {
      const list = byRow[i];
      const w = robust[i];
      for (let a = 0; a < list.length; a += 2) {
        const p = list[a];
        const wp = w * list[a + 1];
        g[p] -= wp * r[i];
        const row = A[p];
        for (let b = 0; b < list.length; b += 2) if (list[b] <= p) row[list[b]] += wp * list[b + 1];
      }
    }
    parameters.forEach(({ prior, sigma }, p) => {
      A[p][p] += 1 / sigma ** 2;
      g[p] -= (theta[p] - prior) / sigma ** 2;
    });
    let improved = false;
    for (let attempt = 0; attempt < 6 && !improved; attempt++) {
      const damped = A.map((row, p) => {
        const copy = Float64Array.from(row);
        copy[p] *= 1 + damping;
        return copy;
      });
      const delta = solve(damped, g);
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
