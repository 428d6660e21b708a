/** Where the desk and the customer's handset are; the configuration sets both. */
export const deskUrl = addressNamed('BASE_URL');
export const handsetUrl = addressNamed('HANDSET_URL');

function addressNamed(name: string): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set; run this with the Playwright configuration.`);
  return address;
}
