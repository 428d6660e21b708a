import { randomBytes, scryptSync } from 'node:crypto';
import { createInterface } from 'node:readline';

/*
 * What OWASP recommends for scrypt with 32 MiB:
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const costs = { ln: 15, r: 8, p: 3 };

/**
 * `npm run hash-password`: asks for a password and prints what stands for it in AGENTS. It can be
 * piped in, too. The password is not an argument, because others on the machine can see arguments
 * and kept by the shell.
 */
async function main() {
  const password = await readPassword();
  if (password.length < 12 || password.length > 200) {
    throw new Error('A password has 12 to 200 characters.');
  }
  const salt = randomBytes(16);
  const key = scryptSync(password.normalize('NFKC'), salt, 32, {
    ...{ N: 2 ** costs.ln, r: costs.r, p: costs.p },
    maxmem: 64 * 1024 * 1024,
  });
  const fields = [
    costs.ln,
    costs.r,
    costs.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ];
  process.stdout.write(`scrypt.${fields.join('.')}\n`);
}

/** Reads one line. On a terminal what is typed is not shown. */
async function readPassword() {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write('Password (12 characters or more, not shown): ');
  const lines = createInterface({ input: stdin, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
