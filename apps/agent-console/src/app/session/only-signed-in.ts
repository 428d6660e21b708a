import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SignedIn } from './signed-in';

/** Sends people who are not signed in to the sign-in page. */
export const onlySignedIn: CanActivateFn = () =>
  inject(SignedIn).token() !== null || inject(Router).createUrlTree(['/sign-in']);
