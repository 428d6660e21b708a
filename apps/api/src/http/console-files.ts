import type { ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import staticGzip from 'express-static-gzip';

/** Addresses that are neither a file nor a page of the console. */
const notConsole = /^\/(api|audio|conference|health|voice)(\/|$)/;

/** No page of the console has a dot in its address. */
const looksLikeFile = (path: string) => path.includes('.');

/**
 * The build puts a hash of the content into these names, with or without the ending of a compressed
 * copy.
 */
const isHashed = /-[\w-]{8}\.(js|css|woff2)(\.br|\.gz)?$/;

/**
 * Serves the built console, in the build's compressed copies to those who take them; every address
 * that is nobody else's is one of its pages.
 */
export function serveConsole(app: NestExpressApplication, directory: string): void {
  const files = staticGzip(directory, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: { index: false, redirect: false, setHeaders: sayHowLongToKeep },
  }) as (request: Request, response: Response, next: NextFunction) => void;

  app.use((request: Request, response: Response, next: NextFunction) => {
    const isAsked = request.method === 'GET' || request.method === 'HEAD';
    if (!isAsked || notConsole.test(request.path)) {
      next();
      return;
    }
    const isPage = !looksLikeFile(request.path) && request.accepts('html');
    if (isPage) request.url = '/index.html';
    files(request, response, (error) => {
      // The copy was not sent after all; what is answered instead is not compressed.
      response.removeHeader('Content-Encoding');
      response.removeHeader('Content-Type');
      request.url = request.originalUrl;
      next(error);
    });
  });
}

function sayHowLongToKeep(response: ServerResponse, path: string): void {
  response.setHeader(
    'Cache-Control',
    isHashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
