import { Router, type RequestHandler } from 'express';
import { notFound } from '../rest-kit/rest-problem';
import type { Recordings } from '../calls/recordings';

/**
 * The audio of recordings, without credentials: all who know the address may fetch it, such as a
 * `<Play>`.
 * https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
 */
export function recordingMedia(recordings: Recordings): Router {
  const audio: RequestHandler<{ sid: string }> = (request, response, next) => {
    const { sid } = request.params;
    if (sid.includes('.')) {
      next();
      return;
    }
    const recording = recordings.find(sid);
    if (!recording) throw notFound(request.originalUrl);
    response.type('audio/x-wav').send(Buffer.from(recording.wav));
  };
  const router = Router({ caseSensitive: true });
  router.get('/Recordings/:sid.wav', audio);
  router.get('/Recordings/:sid', audio);
  return router;
}
