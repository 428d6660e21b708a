/**
 * What a person can do about a problem, by the SDK's error codes; null when it passes by itself.
 */
export function remedyFor(error) {
  switch (error.code) {
    case 31208:
    case 31401:
      return 'Your browser blocks the microphone. Allow it in the address bar, then call again.';
    case 31402:
      return 'The microphone does not work. Connect one, or close the app that uses it, then call again.';
    case 31404:
      return 'This number is not in service.';
    case 31480:
      return 'No answer.';
    case 31603:
      return 'The call was declined.';
    case 31486:
    case 31600:
      return 'The line is busy.';
    case 53405:
      return 'Audio cannot reach this page. A firewall or VPN may block it.';
    case 20101:
    case 20104:
      return 'The simulator no longer knows this phone. Reload the page.';
    // The connection to the simulator: shown as the state of the line, and tried again by the SDK.
    case 31000:
    case 31005:
    case 31009:
    case 53000:
    case 53001:
      return null;
    default:
      return error.message ?? String(error);
  }
}

/** What stands in the way before any call; null when nothing does. */
export async function microphoneProblem() {
  if (!navigator.mediaDevices) {
    return 'Browsers allow the microphone only on localhost or https. Open this page at http://localhost.';
  }
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some(({ kind }) => kind === 'audioinput')) {
    return 'No microphone was found. Connect one so that others can hear you.';
  }
  try {
    const permission = await navigator.permissions.query({ name: 'microphone' });
    if (permission.state === 'denied') return remedyFor({ code: 31401 });
  } catch {
    // A browser that cannot be asked before the first call.
  }
  return null;
}
