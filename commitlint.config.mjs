/**
 * Conventional commits whose scope, if any, is a project of this workspace or a part of its root.
 */
export default {
  extends: ['@commitlint/config-conventional'],
  ignores: [(message) => /^merge /i.test(message)],
  rules: {
    'scope-enum': [
      2,
      'always',
      [
        'api',
        'api-e2e',
        'agent-console',
        'agent-console-e2e',
        'twilio-simulator',
        'twilio-simulator-app',
        'call-flow',
        'shared-types',
        'twiml',
        'tools',
        'docker',
        'ci',
      ],
    ],
    'header-max-length': [2, 'always', 140],
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
  },
};
