import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Notices } from '../notices/notices';
import { SignedIn } from '../session/signed-in';
import { Leaving } from './leaving';

/**
 * Keeps the desk on the screen during a call, whatever the browser's "Back" leads to: nothing else
 * shows the call.
 */
export const staysInCall: CanDeactivateFn<unknown> = () => {
  // Who has signed out has been asked.
  if (inject(SignedIn).token() === null || !inject(Leaving).call()) return true;
  inject(Notices).show(
    'news',
    'You are on a call. Hand it over or end it before you leave this page.',
  );
  return false;
};
