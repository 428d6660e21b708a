import type { CallbackFault } from '@baton/twilio-simulator';
import { Desk } from './support/desk';
import type { DeskAgent } from './support/desk-agent';
import type { ScriptedTelephone } from './support/scripted-telephone';

/** How long a test waits for an apology or two and then a menu, in ms. */
const agentKeptMs = 20_000;
const apology = /We are having trouble. Please stay on the line/;

/*
 * What follows is what the carrier does: it asks at the fallback address, which for customers is a
 * document of its own.
 */
describe('when a document that a call is to follow is lost', () => {
  let desk: Desk;
  afterEach(async () => {
    desk.simulator.faults.callbacks.clear();
    await desk.empties();
  });

  const loses = (
    who: ScriptedTelephone,
    event: CallbackFault['event'],
    does: CallbackFault['does'],
    times = 1,
  ) => desk.simulator.faults.callbacks.add({ event, does, times, about: who.callSid });

  const lost: readonly (readonly [string, CallbackFault['does']])[] = [
    ['before it is asked for', 'drop'],
    ['on its way back', 'lose-answer'],
  ];

  describe.each(lost)('%s', (_when, does) => {
    describe('a customer who has waited for too long', () => {
      let customer: ScriptedTelephone;
      beforeAll(async () => {
        // Longer than the 3 s that an apology takes, so that nobody is asked again in the midst of
        // it.
        desk = await Desk.open({ environment: { QUEUE_LIMIT_SECONDS: '5' } });
      });
      afterAll(() => desk.close());

      /** Waits until somebody who has waited for too long hears what they can choose. */
      const hearsMenu = async () => {
        const heard = desk.listensTo(customer);
        await heard.includes(/press/, agentKeptMs);
        return heard;
      };
      /**
       * The answer to the key is lost. Where the desk has not even been asked for it, the menu
       * comes once more.
       */
      const chooses = async (key: string) => {
        const heard = desk.listensTo(customer);
        loses(customer, 'action', does);
        await desk.presses(customer, key);
        await heard.includes(apology);
        if (does === 'drop') await desk.presses(customer, key);
        return heard;
      };

      it('is kept on the way out of the room, though the way back is lost too, and hears the menu', async () => {
        customer = desk.calls();
        await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
        loses(customer, 'voice', does);
        loses(customer, 'redirect', does);
        const heard = await hearsMenu();
        expect(heard.story.filter((what) => apology.test(what))).toHaveLength(2);
        expect(heard.story).not.toContain('the end');
      });

      it('who wants to wait on waits on', async () => {
        customer = desk.calls();
        await hearsMenu();
        // Not later: 5 s after they have chosen they would be asked again, and nobody is rung for
        // those who are asked.
        const ada = await desk.arrives('agent1');
        const heard = await chooses('3');
        await ada.waitsForRing();
        await heard.includes(/^wait-music$/, agentKeptMs);
        await ada.telephone.answers();
        await ada.sees('connected');
        await desk.everybodyHears(customer, ada);
      });

      it('who wants to be called back is told that they will be', async () => {
        customer = desk.calls();
        await hearsMenu();
        const heard = await chooses('1');
        await heard.includes(/^the end$/, agentKeptMs);
        expect(heard.story).toEqual(
          expect.arrayContaining([expect.stringMatching(/call you back/)]),
        );
      });

      it('who wants to leave a message is listened to', async () => {
        customer = desk.calls();
        await hearsMenu();
        const heard = await chooses('2');
        await heard.includes(/leave your message/, agentKeptMs);
      });
    });

    describe('an agent', () => {
      let ada: DeskAgent;
      beforeAll(async () => (desk = await Desk.open()));
      beforeEach(async () => (ada = await desk.arrives('agent1')));
      afterAll(() => desk.close());

      it('whose customer falls out of the room is called back, and the customer is kept', async () => {
        const customer = await desk.talks(ada);
        const heard = desk.listensTo(customer);
        loses(customer, 'action', does);
        ada.resumesWhenRung();
        const conference = customer.callSid;
        desk.simulator.faults.carrier.happen({ does: 'end-conference', conference });
        await heard.includes(apology);
        // Once the room is known to be lost they may be faster than the customer, and are called a
        // second time: docs/open.md.
        await desk.listensTo(customer).includes(/^people$/, agentKeptMs);
        await ada.sees('connected');
        await desk.everybodyHears(customer, ada);
      });

      it('who has answered joins', async () => {
        const customer = desk.calls();
        await ada.waitsForRing();
        loses(ada.telephone, 'voice', does);
        await ada.telephone.answers();
        await ada.sees('connected');
        await desk.everybodyHears(customer, ada);
      });

      it('whose fallback is lost too is called back, and the customer waits as before', async () => {
        const customer = desk.calls();
        const heard = desk.listensTo(customer);
        await ada.waitsForRing();
        loses(ada.telephone, 'voice', does);
        loses(ada.telephone, 'fallback', does);
        await heard.includes(/^Welcome/);
        await ada.telephone.answers();
        await ada.telephone.waitsUntilLeftAlone();
        await ada.resumesTheirCall();
        await ada.sees('connected');
        await desk.everybodyHears(customer, ada);
        expect(heard.story).not.toContain('the end');
      });

      it('who is to wait outside of the room does so, and comes back in', async () => {
        const ben = await desk.arrives('agent2');
        const customer = await desk.talks(ada);
        await ada.transfers('consult', ben);
        await ben.answers();
        await ada.sees('consulting');
        for (const state of ['swapped', 'consulting'] as const) {
          loses(ben.telephone, 'voice', does);
          await ada.settles('swap');
          await ada.sees(state);
          await desk.everybodyHears(customer, ada);
        }
      });
    });
  });
});
