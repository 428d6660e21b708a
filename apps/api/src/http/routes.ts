import type { NestExpressApplication } from '@nestjs/platform-express';

/** One route of the application, such as `GET /api/calls/:callId`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** What Express keeps of each route: https://expressjs.com/en/5x/api.html#router */
interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { method: string }[] };
}

/** Every route that the application serves, once it has been initialised. */
export function routesOf(app: NestExpressApplication): Route[] {
  const { router } = app.getHttpAdapter().getInstance() as {
    readonly router: { readonly stack: readonly Layer[] };
  };
  return router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }) => ({
      method: method.toUpperCase(),
      path: route?.path ?? '',
    })),
  );
}

/** Whether a path that was asked for is one of a route's addresses. */
export function fits(path: string, asked: string): boolean {
  const [pattern, given] = [path, asked].map((one) => one.replace(/\/$/, '').split('/'));
  if (pattern?.length !== given?.length) return false;
  return (pattern ?? []).every((segment, at) => {
    const written = given?.[at] ?? '';
    return segment.startsWith(':')
      ? written !== ''
      : segment.toLowerCase() === written.toLowerCase();
  });
}
