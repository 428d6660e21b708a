import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** A page with its scripts and styles, which need nothing from anywhere else. */
export interface WebPage {
  /** The folder's name: in the built simulator the pages lie in `pages/<name>`. */
  readonly name: string;
  /** The folder in the sources. */
  readonly sources: string;
}

/** Serves a page's `index.html` at the router's root and its other files below `/<name>/`. */
export function serveWebPage({ name, sources }: WebPage): Router {
  const built = join(__dirname, 'pages', name);
  const folder = existsSync(built) ? built : sources;
  const router = Router();
  router.use(`/${name}`, onlyOwnParts, express.static(folder, { index: false, maxAge: 0 }));
  return router;
}

/** Sends a page's `index.html`. */
export function sendIndex({ name, sources }: WebPage): RequestHandler {
  const built = join(__dirname, 'pages', name);
  const folder = existsSync(built) ? built : sources;
  return (request, response) => {
    onlyOwnParts(request, response, () =>
      response.sendFile('index.html', { root: folder, cacheControl: false }),
    );
  };
}

/** The pages load their own parts only and talk to the simulator only. */
const onlyOwnParts: RequestHandler = (request, response, next) => {
  const host = /^[\w.:[\]-]+$/.exec(request.headers.host ?? '')?.[0] ?? 'localhost';
  response.set({
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "media-src 'self'",
      `connect-src 'self' ws://${host} wss://${host}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  next();
};
