/** Where a desk and its customers' handset are. */
export interface Addresses {
  readonly desk: string;
  readonly handset: string;
}

/** The desk that the configuration has started, or that the environment names. */
export function configuredAddresses(): Addresses {
  return { desk: addressNamed('BASE_URL'), handset: addressNamed('HANDSET_URL') };
}

function addressNamed(name: string): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set; run this with the Playwright configuration.`);
  return address;
}
