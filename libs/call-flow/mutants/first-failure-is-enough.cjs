const { TestEnvironment } = require('jest-environment-node');

/** One test that notices a mutant is enough: the tests after it need not be run. */
module.exports = class FirstFailureIsEnough extends TestEnvironment {
  hasFailed = false;

  handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.hasFailed = true;
    if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
  }
};
