import { z } from 'zod';

/** The desk's own id of a call, in an address. */
export const idSchema = z.uuid('must be a UUID.');
