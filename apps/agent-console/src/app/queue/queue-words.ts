/** Says how many customers wait for an agent. */
export function waitingText(waiting: number): string {
  if (waiting === 0) return 'No customers waiting';
  return waiting === 1 ? '1 customer waiting' : `${waiting} customers waiting`;
}

/** Tells an agent who is away that customers wait and no agent is free. */
export function pleaText(waiting: number): string {
  const who = waiting === 1 ? 'A customer is waiting' : `${waiting} customers are waiting`;
  return `${who}, and no agent is free. Set yourself to available to take the next call.`;
}
