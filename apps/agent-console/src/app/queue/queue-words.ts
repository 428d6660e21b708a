/** Says how many customers wait for an agent. */
export function waitingText(waiting: number): string {
  if (waiting === 0) return 'Nobody waits';
  return waiting === 1 ? '1 customer waits' : `${waiting} customers wait`;
}

/** Tells an agent who is away that customers wait and nobody is free. */
export function pleaText(waiting: number): string {
  const who = waiting === 1 ? 'A customer is waiting' : `${waiting} customers are waiting`;
  return `${who}, and nobody is free. Go available to take the next call.`;
}
