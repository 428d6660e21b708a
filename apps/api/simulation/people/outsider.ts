import type { Surroundings } from './surroundings';

/**
 * Somebody with an ordinary telephone: answers mostly, declines sometimes, and hangs up when they
 * like.
 */
export function letOutsiderAnswer(world: Surroundings, number: string): void {
  const phone = world.simulator.phones.customer(number);
  let rings = 0;
  phone.onRing = (call) => {
    rings += 1;
    const { dice, story, time } = world;
    const reaction = dice.roll('outside', rings);
    story.tell('the telephone outside rings');
    time.after(dice.between(800, 6_000, 'outside answers', rings), () => {
      if (call.hasEnded || reaction > 0.9) return;
      if (reaction > 0.8) {
        story.tell('outside declines');
        call.reject();
        return;
      }
      if (!call.answer()) return;
      story.tell('outside answers');
      // Nobody acts on their own when the plan waits for quiet before each act.
      if (world.plan.isQuiet) return;
      time.after(dice.between(5_000, 60_000, 'outside hangs up', rings), () => {
        if (call.hasEnded || world.isCalm) return;
        story.tell('outside hangs up');
        call.hangUp();
      });
    });
  };
}
