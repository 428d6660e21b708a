import { Router, type RequestHandler } from 'express';

/** Takes the statistics that the Voice SDK sends during a call, and does nothing with them. */
export function insights(): Router {
  const router = Router();
  const paths = ['/insights', '/v4/EndpointEvents', '/v4/EndpointMetrics'];
  router.options(paths, fromAnyPage, (_request, response) => {
    response.status(204).end();
  });
  router.post(paths, fromAnyPage, (request, response) => {
    request.resume();
    response.json({});
  });
  return router;
}

/** The page comes from the application; the SDK sends its token in a header of its own. */
const fromAnyPage: RequestHandler = (_request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'content-type, x-twilio-token',
    'Access-Control-Allow-Private-Network': 'true',
    'Access-Control-Max-Age': '600',
  });
  next();
};
