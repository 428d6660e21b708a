import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, static as files } from 'express';

/** Addresses that are never a page of the console. */
const notPages = /^\/(api|audio|conference|health|voice)(\/|$)/;

/** A file that is there has been served by then; no page of the console has a dot in its last step. */
const looksLikeFile = /\.[^/]*$/;

/** Serves the built console; every address that is nobody else's is one of its pages. */
export function serveConsole(app: NestExpressApplication, directory: string): void {
  app.use(
    files(directory, {
      index: false,
      setHeaders: (response, path) => {
        // The build puts a hash into every name but the page's own.
        const isHashed = /-[A-Za-z0-9_]{8}\.(js|css|woff2?)$/.test(path);
        response.setHeader(
          'Cache-Control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !notPages.test(request.path) &&
      !looksLikeFile.test(request.path) &&
      request.accepts('html');
    if (!isPage) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(directory, 'index.html'), next);
  });
}
