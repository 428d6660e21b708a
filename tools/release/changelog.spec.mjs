import { closeSection } from './changelog.mjs';

const changelog = `# Changelog

## [Unreleased]

### Added

- Queues.

## [0.1.0] - 2026-01-01

- Calls.
`;

describe('the changelog at a release', () => {
  it('tells what was unreleased under the version and its day, above the older versions', () => {
    expect(closeSection(changelog, '0.2.0', '2026-02-01')).toEqual({
      section: '### Added\n\n- Queues.',
      changelog: `# Changelog

## [Unreleased]

## [0.2.0] - 2026-02-01

### Added

- Queues.

## [0.1.0] - 2026-01-01

- Calls.
`,
    });
  });

  it('ends with the new version when there is no older one', () => {
    const first = '# Changelog\n\n## [Unreleased]\n\n- Calls.\n';
    expect(closeSection(first, '0.1.0', '2026-01-01').changelog).toBe(
      '# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- Calls.\n',
    );
  });

  it('refuses a release without news, a version that is told of already, and a file without the section', () => {
    const { changelog: released } = closeSection(changelog, '0.2.0', '2026-02-01');
    expect(() => closeSection(released, '0.3.0', '2026-03-01')).toThrow('what is new?');
    expect(() => closeSection(changelog, '0.1.0', '2026-03-01')).toThrow('tells of 0.1.0 already');
    expect(() => closeSection('# Changelog\n', '0.1.0', '2026-03-01')).toThrow('Unreleased');
  });
});
