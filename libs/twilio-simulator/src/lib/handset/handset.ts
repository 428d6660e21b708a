import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import { isTelephoneNumber } from '../calls/address';
import type { Attachment } from '../kernel/attachment';
import { serveHandsetSounds } from './handset-sounds';
import { handsetToken } from './handset-token';
import { voiceSdkFile } from './voice-sdk-file';
import { sendIndex, serveWebPage, type WebPage } from './web-page';

/** What the handset page is told. */
export interface HandsetOptions {
  /** The number that stands in its field when it is opened. */
  readonly dials: string;
}

const page: WebPage = { name: 'handset', sources: join(__dirname, 'page') };

const wishSchema = z.object({ number: z.string().refine(isTelephoneNumber) });

/**
 * Adds a customer's telephone, a page in the browser, at `/`, and the same as an outside phone,
 * which waits to be called, at `/phone`.
 */
export function handset({ dials }: HandsetOptions): Attachment {
  return ({ app, account }) => {
    app.get(['/', '/phone'], sendIndex(page));
    app.get('/handset/twilio.min.js', (_request, response) =>
      response.sendFile(voiceSdkFile(), { cacheControl: false }),
    );
    app.use(serveHandsetSounds(), serveWebPage(page));
    app.post('/handset/token', express.json(), (request, response) => {
      const wish = wishSchema.safeParse(request.body);
      if (!wish.success) {
        const message = 'number must be a telephone number in international form';
        response.status(400).json({ message });
        return;
      }
      response.json({ token: handsetToken(wish.data.number, account), dials });
    });
    return undefined;
  };
}
