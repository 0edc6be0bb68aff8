import numpy as np

BINS, REFERENCE, TRIALS = 10, 10_000, 4_000
CHI2_99 = 21.666  # the 99th percentile with BINS - 1 degrees of freedom
rng = np.random.default_rng(20261125)


def shares(sample, edges):
    """How much of a sample lies in each bin."""
    counts = np.bincount(np.searchsorted(edges, sample), minlength=BINS)
    # An empty bin counts as half a row: zero has no logarithm.
    return np.maximum(counts, 0.5) / len(sample)


def psi(reference, current):
    edges = np.quantile(reference, np.linspace(0, 1, BINS + 1)[1:-1])
    p, q = shares(reference, edges), shares(current, edges)
    return np.sum((q - p) * np.log(q / p))


def alarms(rows, shift):
    """The mean, the shares of weeks over 0.1, over 0.25 and over the scaled cut, and that cut."""
    values = np.array([
        psi(rng.normal(size=REFERENCE), rng.normal(shift, size=rows)) for _ in range(TRIALS)
    ])
    cut = CHI2_99 * (1 / rows + 1 / REFERENCE)
    return values.mean(), np.mean(values > 0.1), np.mean(values > 0.25), np.mean(values > cut), cut


if __name__ == "__main__":
    for rows in (100, 200, 300, 500, 1_000, 2_000, 5_000):
        for shift in (0, 0.2):
            print(f"{rows:5} {shift:3}", *(f"{value:.4f}" for value in alarms(rows, shift)))
