import { TestBed } from '@angular/core/testing';
import { Notices } from './notices';

const element = () => document.querySelector('.cdk-live-announcer-element');
const readOut = () =>
  new Promise<string | null>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!element()?.textContent) return;
      observer.disconnect();
      resolve(element()?.textContent ?? null);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });

describe('what is read out', () => {
  it('contains everything that came at once, and nothing twice', async () => {
    const notices = TestBed.inject(Notices);
    const heard = readOut();

    notices.announce('Talking with the customer.');
    notices.show('good', 'Your call is back.');
    notices.announce('Talking with the customer.');

    expect(await heard).toBe('Talking with the customer. Your call is back.');
    expect(element()).toHaveAttribute('aria-live', 'polite');
  });

  it('interrupts when a part of it is urgent', async () => {
    const notices = TestBed.inject(Notices);
    const heard = readOut();

    notices.announce('Talking with the customer.');
    notices.announce('New customer call.', 'assertive');

    expect(await heard).toBe('Talking with the customer. New customer call.');
    expect(element()).toHaveAttribute('aria-live', 'assertive');
  });
});
