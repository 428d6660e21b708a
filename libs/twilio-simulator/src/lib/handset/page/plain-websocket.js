/*
 * The SDK always speaks wss, and looks WebSocket up once, when it is loaded. A page that was served
 * without TLS talks to the same simulator without TLS.
 */
if (window.location.protocol === 'http:') {
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url, protocols) {
      super(String(url).replace(/^wss:/, 'ws:'), protocols);
    }
  };
}
