import { config } from 'zod';

// A content security policy without `unsafe-eval` reports Zod's attempt to compile its parsers.
config({ jitless: true });
