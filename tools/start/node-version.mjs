/** Stops with the remedy when this is not the Node that the lock file brings for most machines. */
export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return;
  throw new Error(
    `This is Node ${process.versions.node}; Baton needs 24.15 or newer. Run it with "npm start" after "npm ci", or install Node 24.`,
  );
}
