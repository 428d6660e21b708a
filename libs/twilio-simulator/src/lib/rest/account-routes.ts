import { Router, type Request, type RequestHandler } from 'express';
import type { Account } from '../kernel/account';
import { API_VERSION } from '../calls/call-fields';
import { rfc2822 } from '../kernel/rfc2822';
import { userOf } from './authentication';
import { notImitated } from '../rest-kit/not-imitated';
import { pageOf } from '../rest-kit/page';
import { RestProblem } from '../rest-kit/rest-problem';

/**
 * The account itself, with its auth token; an API key may not see it.
 * https://www.twilio.com/docs/iam/api/account
 */
export function accountRoutes({
  account,
  createdAt,
}: {
  readonly account: Account;
  readonly createdAt: number;
}): Router {
  const format = () => accountResource(account, createdAt);
  const onlyTheAccount: RequestHandler = (request: Request, _response, next) => {
    // https://www.twilio.com/docs/iam/api-keys
    if (userOf(request) !== account.sid) throw new RestProblem(401, 20003, 'Authenticate');
    next();
  };
  const router = Router({ caseSensitive: true });
  router
    .route('/Accounts.json')
    .get(onlyTheAccount, (request, response) => {
      response.json(pageOf(request, { name: 'accounts', all: [account], format }));
    })
    .all(onlyTheAccount, notImitated);
  router
    .route(`/Accounts/${account.sid}.json`)
    .get(onlyTheAccount, (_request, response) => {
      response.json(format());
    })
    .all(onlyTheAccount, notImitated);
  return router;
}

function accountResource(account: Account, createdAt: number) {
  const uri = `/${API_VERSION}/Accounts/${account.sid}`;
  const below = (name: string) => `${uri}/${name}.json`;
  return {
    auth_token: account.authToken,
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(createdAt),
    friendly_name: 'Local Twilio',
    owner_account_sid: account.sid,
    sid: account.sid,
    status: 'active',
    subresource_uris: {
      applications: below('Applications'),
      calls: below('Calls'),
      conferences: below('Conferences'),
      incoming_phone_numbers: below('IncomingPhoneNumbers'),
      recordings: below('Recordings'),
    },
    type: 'Full',
    uri: `${uri}.json`,
  };
}
