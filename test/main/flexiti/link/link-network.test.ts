// The link on real connections: a server that goes and comes back, a cut cable, a captive portal.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Link } from '../../../../main/flexiti';
import searchPage from '../../../fixtures/flexiti/search.json';
import { startCuttingProxy, type CuttingProxy } from '../../../support/cutting-proxy';
import { clientFor, json, nextReferenceId, page, startScriptedApi, token, type ScriptedApi } from '../scripted-api';

let api: ScriptedApi;
let proxy: CuttingProxy;
let states: Link['state'][];

beforeEach(async () => {
  api = await startScriptedApi();
  proxy = await startCuttingProxy(api.baseUrl);
  states = [];
});
afterEach(async () => {
  await proxy.close();
  await api.close();
});

const call = () => ({ referenceId: nextReferenceId() });
const query = { firstName: 'Maude', lastName: 'Example', birthDate: '1984-02-29' };
const decision = { format: 'sms' as const, requestId: 'request-1' };
const start = (url = proxy.url) =>
  clientFor(url, {
    timing: { firstProbeMs: 50, longestProbeMs: 100, slowMs: 60_000 },
    onLink: ({ state }) => states.push(state),
  });
const online = (client: ReturnType<typeof start>) =>
  vi.waitUntil(() => client.link().state === 'online', { timeout: 30_000 });

it('does not change by a cut that a repeat mends', async () => {
  const client = start();
  api.answers.push(json(searchPage));
  await client.search(call(), query);
  proxy.cutNext({ when: 'before_answer' }, /\/search/);
  expect(await client.search(call(), query)).toMatchObject({ ok: true });
  expect(states).toEqual(['online']);
});

it('is lost by a cut verify, which is not repeated, and recovered by a probe', async () => {
  const client = start();
  api.answers.push(json(searchPage), json({ verification_code: 'verification_sent_to_sms' }));
  await client.search(call(), query);
  proxy.cutNext({ when: 'before_answer' }, /\/verify/);
  expect(await client.verify(call(), '1', decision)).toMatchObject({ error: { mayHaveArrived: true } });
  await online(client);
  expect(states).toEqual(['online', 'offline', 'online']);
  expect(api.calls.filter(({ url }) => url.endsWith('/verify'))).toHaveLength(1);
});

it('is down behind a captive portal, into which no verify is sent', async () => {
  const client = start();
  api.tokenAnswers.push(page(200));
  expect(await client.search(call(), query)).toMatchObject({ error: { code: 'not_json' } });
  expect(await client.verify(call(), '1', decision)).toMatchObject({
    error: { code: 'not_json', mayHaveArrived: false },
  });
  expect(states).toEqual(['down']);
  expect(api.calls).toEqual([]);
  api.tokenAnswers.splice(0, 1, token());
  await online(client);
  api.answers.push(json(searchPage));
  expect(await client.search(call(), query)).toMatchObject({ ok: true });
});

it('is offline where the server is gone', async () => {
  const client = start(api.baseUrl);
  api.answers.push(json(searchPage));
  await client.search(call(), query);
  await api.stop();
  expect(await client.search(call(), query)).toMatchObject({ ok: false });
  expect(await client.verify(call(), '1', decision)).toMatchObject({ ok: false, error: { mayHaveArrived: false } });
  expect(states).toEqual(['online', 'offline']);
});
