import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Describes the API at `/api/docs`, and as JSON at `/api/docs-json`. */
export function serveDocs(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Baton')
    .setDescription('A support desk for phone calls. Errors are `application/problem+json`.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description));
}
