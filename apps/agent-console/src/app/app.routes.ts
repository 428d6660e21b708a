import type { Routes } from '@angular/router';
import { staysInCall } from './call/stays-in-call';
import { onlySignedIn } from './session/only-signed-in';

/** The console's pages. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./sign-in/sign-in-page').then(({ SignInPage }) => SignInPage),
  },
  {
    path: '',
    pathMatch: 'full',
    title: 'Desk',
    canActivate: [onlySignedIn],
    canDeactivate: [staysInCall],
    loadComponent: () => import('./desk/desk-page').then(({ DeskPage }) => DeskPage),
  },
  { path: '**', redirectTo: '' },
];
