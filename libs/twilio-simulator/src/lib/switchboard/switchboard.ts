import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { VoiceGateway } from '../gateway/voice-gateway';
import { sendIndex, serveWebPage, type WebPage } from '../handset/web-page';
import type { Attachment } from '../kernel/attachment';
import { levelStream } from './level-stream';

const page: WebPage = { name: 'switchboard', sources: join(__dirname, 'page') };

/**
 * Adds a page that shows calls, conferences, who hears who and every webhook, at `/switchboard`. It
 * reads `/_simulator`, and what only the audio and the gateway know by routes of its own.
 */
export function switchboard(gateway: VoiceGateway): Attachment {
  return ({ app, media }) => {
    app.get('/switchboard', sendIndex(page));
    app.get('/switchboard/levels', levelStream(media));
    app.get('/switchboard/devices', (_request, response) => {
      response.json(gateway.devices());
    });
    app.use('/switchboard/devices', onlyOwnPages);
    app.post('/switchboard/devices/:address/drop', (request, response) => {
      response.json({ devices: gateway.drop(request.params.address) });
    });
    app.post('/switchboard/devices/:address/cut-off', (request, response) => {
      response.json({ devices: gateway.cutOff(request.params.address) });
    });
    app.use(serveWebPage(page));
    return undefined;
  };
}

/** Another site that somebody visits must not break their calls; programs send no such header. */
const onlyOwnPages: RequestHandler = (request, response, next) => {
  const from = request.get('sec-fetch-site');
  if (from === undefined || from === 'same-origin') next();
  else response.status(403).json({ message: 'Only the switchboard page can do this' });
};
