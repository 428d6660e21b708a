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
  {
    files: ['src/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries([...browser, 'Twilio'].map((name) => [name, 'readonly'])),
    },
  },
];
