/** Moves the meters by the levels that the simulator sends five times a second. */
export function followLevels() {
  new EventSource('/switchboard/levels').addEventListener('message', ({ data }) => {
    const legs = new Map(JSON.parse(data).map((leg) => [leg.callSid, leg]));
    for (const meter of document.querySelectorAll('[data-leg]')) {
      const leg = legs.get(meter.dataset.leg);
      const level = (meter.dataset.what === 'says' ? leg?.speaks : leg?.hears) ?? 0;
      // Ears are logarithmic: 50 dB fill the meter.
      const shown = level > 0 ? Math.max(0, 1 + (20 * Math.log10(level)) / 50) : 0;
      meter.style.setProperty('--level', shown.toFixed(2));
    }
  });
}
