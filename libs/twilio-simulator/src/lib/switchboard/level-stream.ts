import type { RequestHandler } from 'express';
import type { MediaPlane } from '../kernel/media-plane';

/** Sends the levels of all legs as server-sent events, as they come. */
export function levelStream(media: MediaPlane): RequestHandler {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': open\n\n');
    const stop = media.onLevels((levels) => {
      const rounded = levels.map(({ callSid, speaks, hears }) => ({
        callSid,
        speaks: Number(speaks.toFixed(4)),
        hears: Number(hears.toFixed(4)),
      }));
      response.write(`data: ${JSON.stringify(rounded)}\n\n`);
    });
    response.on('close', stop);
  };
}
