import workspace from '../../eslint.config.mjs';

/** What the pages' scripts find in every browser. */
const browser = [
  'AnalyserNode',
  'AudioContext',
  'EventSource',
  'FormData',
  'GainNode',
  'MediaStream',
  'OscillatorNode',
  'RTCPeerConnection',
  'URLSearchParams',
  'clearInterval',
  'document',
  'history',
  'location',
  'navigator',
  'requestAnimationFrame',
  'setInterval',
  'window',
];

export default [
  ...workspace,
  // The carrier has addresses, and knows of no party.
  { rules: { 'baton/ask-the-kind': 'off' } },
  {
    files: ['src/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries([...browser, 'Twilio'].map((name) => [name, 'readonly'])),
    },
  },
];
