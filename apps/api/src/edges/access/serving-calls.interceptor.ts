import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Observable } from 'rxjs';
import { servingCalls } from '../../desk/store/serving-calls';

/** Lets a route use what the store keeps for calls; only behind a guard that knows the carrier. */
@Injectable()
export class ServingCallsInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return new Observable((subscriber) => servingCalls(() => next.handle().subscribe(subscriber)));
  }
}
