/** A call's other side, as people know it. */
export function partyOf(call) {
  const address = call.direction === 'inbound' ? call.from : call.to;
  return readable(address.replace(/^client:/, '').replace(/\?.*$/s, ''));
}

/** A number with its groups, or anything else as it is. */
export function readable(number) {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american ? `+1 (${american[1]}) ${american[2]}-${american[3]}` : number;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => (i === 0 ? part : String(part).padStart(2, '0'))).join(':');
}

export function clockTime(ms) {
  return (
    new Date(ms).toLocaleTimeString([], { hour12: false }) +
    `.${String(ms % 1000).padStart(3, '0')}`
  );
}

/** The end of a sid tells calls apart. */
export function short(sid) {
  return `${sid.slice(0, 2)}…${sid.slice(-6)}`;
}
