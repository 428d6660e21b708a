import { livePath } from '@baton/shared-types';
import type { Page, WebSocketRoute } from '@playwright/test';

/**
 * A switch on the way between a page and the desk. While it is off, nothing comes through and
 * nothing is refused, as with a network that loses every packet. The telephone's way to the carrier
 * is another.
 */
export class DeskSwitch {
  private isOff = false;

  /** To be put in before the page is opened. */
  static async putIn(page: Page, deskUrl: string): Promise<DeskSwitch> {
    const desk = new DeskSwitch();
    const { origin } = new URL(deskUrl);
    await page.routeWebSocket(
      ({ pathname }) => pathname.startsWith(livePath),
      (socket) => desk.carry(socket),
    );
    await page.route(
      (url) => url.origin === origin,
      // One that is off never answers.
      (route) => (desk.isOff ? undefined : route.fallback()),
    );
    return desk;
  }

  goesOff(): void {
    this.isOff = true;
  }

  private carry(socket: WebSocketRoute): void {
    if (this.isOff) return;
    const desk = socket.connectToServer();
    socket.onMessage((message) => {
      if (!this.isOff) desk.send(message);
    });
    desk.onMessage((message) => {
      if (!this.isOff) socket.send(message);
    });
  }
}
