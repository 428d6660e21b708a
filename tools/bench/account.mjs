/** The carrier's account that everything here uses: the demonstration's, worth nothing elsewhere. */
export const account = {
  sid: 'AC00000000000000000000000000000001',
  authToken: '0123456789abcdef0123456789abcdef',
  keySid: 'SK00000000000000000000000000000001',
  keySecret: 'fedcba9876543210fedcba9876543210',
};

/** The desk's own number. */
export const deskNumber = '+12025550100';

/** Where a customer's first webhook goes. */
export const firstWebhookPath = '/conference/connect/client';
