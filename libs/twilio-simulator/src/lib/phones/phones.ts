import { asTelephoneNumber } from '../calls/address';
import type { Address, Exchange } from '../kernel/exchange';
import type { CallView } from './scripted-call';
import { ScriptedPhone } from './scripted-phone';

/**
 * The scripted telephones of a simulator; each is made, and registered, when it is first asked for.
 */
export class Phones {
  private readonly phones = new Map<string, ScriptedPhone>();

  constructor(
    private readonly exchange: Exchange,
    private readonly view: CallView,
  ) {}

  /**
   * A Voice SDK client: a browser tab of that identity. Several tabs are told apart by their name.
   */
  client(identity: string, tab = 'first'): ScriptedPhone {
    return this.phone(`client:${identity}`, tab);
  }

  /** A telephone with a number of its own, which can be called too. */
  customer(phoneNumber: string): ScriptedPhone {
    return this.phone(asTelephoneNumber(phoneNumber), 'first');
  }

  all(): readonly ScriptedPhone[] {
    return [...this.phones.values()];
  }

  /** Hangs everybody up and forgets the telephones. */
  reset(): void {
    for (const phone of this.phones.values()) {
      for (const call of phone.calls) if (!call.hasEnded) call.hangUp();
      phone.unregister();
    }
    this.phones.clear();
  }

  private phone(address: Address, device: string): ScriptedPhone {
    const key = `${address} ${device}`;
    const known = this.phones.get(key);
    if (known) return known;
    const phone = new ScriptedPhone(address, this.exchange, this.view).register();
    this.phones.set(key, phone);
    return phone;
  }
}
