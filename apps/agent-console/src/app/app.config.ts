import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { routes } from './app.routes';
import { TabTitle } from './desk/tab-title';
import { sessionToken } from './session/session-token';
import { Telephone } from './softphone/telephone';
import { VoiceDevice } from './softphone/voice-device';

/** What the console is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding()),
    provideHttpClient(withInterceptors([sessionToken])),
    { provide: Telephone, useExisting: VoiceDevice },
    { provide: TitleStrategy, useExisting: TabTitle },
  ],
};
