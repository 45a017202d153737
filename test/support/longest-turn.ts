/**
 * How long the main thread is held in one go, in its own CPU time: what other processes of the machine take in the meantime does not
 * count, so that the measure holds on a busy machine.
 */
export async function longestTurn<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly milliseconds: number }> {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [longest, before, isOver] = [0, spent(), false];
  const turn = () => {
    const now = spent();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  const value = await work();
  isOver = true;
  turn();
  return { value, milliseconds: longest };
}
