import { forbidden } from '../../http/problem';

/** The request was not signed by the carrier, as far as we can tell. */
export const wrongSignature = () =>
  forbidden(
    'wrong_signature',
    'The signature does not fit. Check that PUBLIC_BASE_URL is the address the carrier uses, and that the auth token is right.',
  );
