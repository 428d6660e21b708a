import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request } from 'express';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { forbidden } from '../http/problem';
import { isSigned, readForm } from './signed-form';

/** Lets in only what the carrier has signed, in demo mode too, and hands the form on as it was sent. */
@Injectable()
export class TwilioSignatureGuard implements CanActivate {
  private readonly logger = new Logger(TwilioSignatureGuard.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const form = readForm(typeof request.body === 'string' ? request.body : '');
    const signed = isSigned(request, form, {
      publicBaseUrl: this.environment.PUBLIC_BASE_URL,
      authToken: this.environment.TWILIO_AUTH_TOKEN,
    });
    if (!signed) {
      this.logger.warn({ path: request.path, from: request.ip }, 'webhook with a wrong signature');
      throw forbidden(
        'wrong_signature',
        'The signature does not fit. Check that PUBLIC_BASE_URL is the address the carrier uses, and that the auth token is right.',
      );
    }
    request.body = form;
    return true;
  }
}
