export { stopTestServer as default } from './server.mjs';
