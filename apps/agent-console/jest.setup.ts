import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

// How long something may take to appear on a machine that has other things to do.
configure({ asyncUtilTimeout: 4_000 });
jest.setTimeout(20_000);

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(() => {
  jest.restoreAllMocks();
});
