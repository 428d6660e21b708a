import { fallbackDocument } from './start/fallback-document.mjs';
import { readSettings } from './start/settings.mjs';

/**
 * `npm run fallback-document`: prints what the TwiML Bin holds that "Primary handler fails" of the
 * number leads to.
 */
process.stdout.write(fallbackDocument(readSettings().publicDesk));
