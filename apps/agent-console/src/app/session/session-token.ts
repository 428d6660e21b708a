import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { SignedIn } from './signed-in';

/**
 * Sends the session's token with every request to the desk, and notices when it no longer holds.
 */
export const sessionToken: HttpInterceptorFn = (request, next) => {
  const signedIn = inject(SignedIn);
  const token = signedIn.token();
  if (token === null) return next(request);

  const authorized = request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
  return next(authorized).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 401) signedIn.expire();
      },
    }),
  );
};
