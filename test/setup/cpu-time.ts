/** Milliseconds of processor that this process spends on some work, on all its threads; what a busy machine does besides is not in them. */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
