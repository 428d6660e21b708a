import type { Simulator } from './kernel/attachment';
import type { CallbackFaults } from './deliveries/callback-faults';
import type { DeliveryLog } from './deliveries/delivery-log';
import type { CarrierFaults } from './faults/carrier-faults';
import type { Phones } from './phones/phones';
import type { RestFaults } from './rest/rest-faults';

/** A local Twilio as its starter sees it: with everything that a test needs. */
export interface RunningSimulator extends Simulator {
  /** Scripted telephones: clients and customers that a test operates. */
  readonly phones: Phones;
  /** The record of every webhook. */
  readonly deliveries: DeliveryLog;
  /**
   * What goes wrong with the next webhooks, with the next REST requests, and at the carrier at
   * once.
   */
  readonly faults: {
    readonly callbacks: CallbackFaults;
    readonly rest: RestFaults;
    readonly carrier: CarrierFaults;
  };
  /** Resolves when no delivery and no REST request is under way. */
  settled(): Promise<void>;
  /**
   * Ends every call and forgets calls, conferences, recordings, webhooks and faults. Numbers and
   * applications are again what they were at the start; telephones of people stay.
   */
  reset(): void;
}
