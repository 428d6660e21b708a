import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from './bench';

const events = 'start end join leave mute hold modify announcement';
const room = `<Conference waitUrl="" beep="false" participantLabel="customer" startConferenceOnEnter="false" endConferenceOnExit="true" statusCallback="/events" statusCallbackEvent="${events}">room</Conference>`;

/** What adds an agent by REST. */
export const order = {
  to: 'client:ada?leg=7',
  from: DESK_NUMBER,
  label: 'leg-7',
  beep: 'false',
  waitUrl: '',
};

/** A customer who waits in a conference, which ends when the customer leaves. */
export class CustomersRoom {
  private constructor(
    readonly bench: Bench,
    readonly customer: ScriptedCall,
    readonly conferenceSid: string,
  ) {}

  static async open(): Promise<CustomersRoom> {
    const bench = await startBench();
    bench.application.answers('/voice', twiml(`<Dial action="/after">${room}</Dial>`));
    bench.application.answers('/hold', twiml('<Play loop="0" digits="1"/>'));
    const customer = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await customer.waitsUntilAnswered();
    await bench.simulator.settled();
    const [conference] = await bench.client.conferences.list({ friendlyName: 'room' });
    return new CustomersRoom(bench, customer, conference?.sid ?? '');
  }

  participants() {
    return this.bench.client.conferences(this.conferenceSid).participants;
  }

  participant(callSidOrLabel: string) {
    return this.bench.client.conferences(this.conferenceSid).participants(callSidOrLabel);
  }

  /** Adds an agent by REST and answers. */
  async agentIn(
    change: Partial<Parameters<ReturnType<CustomersRoom['participants']>['create']>[0]> = {},
  ): Promise<ScriptedCall> {
    const phone = this.bench.simulator.phones.client('ada');
    await this.participants().create({ ...order, ...change });
    const call = await phone.rings();
    call.answer();
    await this.bench.simulator.settled();
    return call;
  }

  async eventsNamed(name: string) {
    await this.bench.simulator.settled();
    return this.bench.application
      .forms('/events')
      .filter((event) => event['StatusCallbackEvent'] === name);
  }

  close(): Promise<void> {
    return this.bench.stop();
  }
}
