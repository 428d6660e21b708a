import { z } from 'zod';

/** An id of ours in an address. */
export const idSchema = z.uuid('must be a UUID.');
