/** Writes a length of time as a clock does: `0:07`, `12:30`, `1:02:03`. */
export function durationText(ms: number): string {
  // A server's clock may be a little ahead of ours; nothing has lasted less than no time.
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
