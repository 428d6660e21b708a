import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express, Response } from 'express';
import { complete } from './complete';
import { pageOf } from './page';
import { style } from './style';

const description = new DocumentBuilder()
  .setTitle('Baton')
  .setDescription(
    'The API of a support desk for phone calls: what the agents’ console asks for. Everything but signing in needs the token of a session. Errors are `application/problem+json`, with a `code` for programs and a `detail` for people. What changes is sent over Socket.IO at `/api/live`, with the same shapes.',
  )
  .setVersion('1')
  .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a session.' })
  .addTag('session', 'Signing in and out, and what can be known before.')
  .addTag('agents', 'Who answers calls, and whether they can be offered one.')
  .addTag('calls', 'What an agent sees of their calls, and asks for.')
  .addTag('transfers', 'Handing a call over, step by step.')
  .addTag('requests', 'What customers have left who did not want to wait any longer.')
  .addTag('token', 'The key with which a browser becomes an agent’s telephone.')
  .build();

/** Describes the API at `/api/docs`, as a page without scripts, and as JSON at `/api/docs-json`. */
export function serveDocs(app: INestApplication): void {
  let made: OpenAPIObject | null = null;
  // All controllers are known when somebody asks first.
  const document = () => (made ??= complete(SwaggerModule.createDocument(app, description)));
  const router: Express = (app as NestExpressApplication).getHttpAdapter().getInstance();
  const serve = (path: string, type: string, body: () => string | object) =>
    router.get(path, (_: unknown, response: Response) => void response.type(type).send(body()));
  serve('/api/docs', 'html', () => pageOf(document()));
  serve('/api/docs.css', 'css', () => style);
  serve('/api/docs-json', 'json', document);
}
