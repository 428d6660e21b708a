import { z } from 'zod';

/**
 * The name in a `Host` header or a setting, as URLs spell it: in lower case, without a port or a
 * final dot. Returns null for anything that is not a name, such as a name with a path or a
 * password.
 */
export function hostNameOf(text: string): string | null {
  if (!/^(\[[0-9a-f:.]+\]|[^\s/\\?#@:[\]]+)(:\d{0,5})?$/i.test(text)) return null;
  const url = `http://${text}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : null;
}

/** Whether a name or an address leads to this machine only. */
export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Names of hosts, separated by commas; a port that comes with one is left out. */
export const hostNames = z.string().transform((text, context) =>
  text.split(',').map((one) => {
    const name = hostNameOf(one.trim());
    if (name !== null) return name;
    context.addIssue({
      code: 'custom',
      message:
        'must be names of hosts, separated by commas, such as ALLOWED_HOSTS=desk.example.com,phone.example.com.',
    });
    return z.NEVER;
  }),
);
