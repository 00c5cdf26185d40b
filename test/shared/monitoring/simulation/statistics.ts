/** Pearson's correlation of two equally long columns. */
export function correlation(xs: ReadonlyArray<number>, ys: ReadonlyArray<number>): number {
  const meanX = mean(xs);
  const meanY = mean(ys);
  let together = 0;
  let squareX = 0;
  let squareY = 0;
  xs.forEach((x, index) => {
    const y = ys[index] ?? NaN;
    together += (x - meanX) * (y - meanY);
    squareX += (x - meanX) ** 2;
    squareY += (y - meanY) ** 2;
  });
  return together / Math.sqrt(squareX * squareY);
}

/** The mean. */
export function mean(values: ReadonlyArray<number>): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which that share of the values lies. */
export function quantile(values: ReadonlyArray<number>, share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

/** Every `stepHours`-th hour of [from, to). */
export function hours(from: string, to: string, stepHours = 1): ReadonlyArray<number> {
  const found: number[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += stepHours * 3_600_000) found.push(at);
  return found;
}
