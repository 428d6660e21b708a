const heading = '## [Unreleased]';

/**
 * Gives what is unreleased in a changelog a version and a day, and leaves an empty section for what
 * comes next.
 *
 * @param {string} changelog
 * @param {string} version such as `1.2.0`
 * @param {string} day such as `2026-11-28`
 * @returns {{ changelog: string, section: string }} the new text, and what has changed with this
 *   version
 */
export function closeSection(changelog, version, day) {
  const [before, rest] = changelog.split(`${heading}\n`);
  if (before === undefined || rest === undefined) {
    throw new Error(`CHANGELOG.md has no section "${heading}". Add one above the newest version.`);
  }
  if (rest.includes(`## [${version}]`))
    throw new Error(`CHANGELOG.md tells of ${version} already.`);
  const next = rest.search(/^## \[/m);
  const section = (next < 0 ? rest : rest.slice(0, next)).trim();
  if (!section) throw new Error(`Nothing stands below "${heading}" in CHANGELOG.md: what is new?`);
  const older = next < 0 ? '' : `\n${rest.slice(next)}`;
  return {
    changelog: `${before}${heading}\n\n## [${version}] - ${day}\n\n${section}\n${older}`,
    section,
  };
}
