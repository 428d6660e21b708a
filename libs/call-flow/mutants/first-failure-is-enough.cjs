const { TestEnvironment } = require('jest-environment-node');

/** Whoever has noticed a mutant has noticed it: the tests after that one need not be run. */
module.exports = class FirstFailureIsEnough extends TestEnvironment {
  hasFailed = false;

  handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.hasFailed = true;
    if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
  }
};
