// The cases of step 2: failures of every verification method, what is shown, and what is sent.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';
import { words } from '../support/words';

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const say = till.say.bind(till);
    const at = till.at.bind(till);
    const formats = async (): Promise<unknown[]> => (await till.verified()).map(({ format }) => format);

    test('wrong security answer: the count is explained, and the right one continues', async () => {
      await till.serve(harriet);
      await at('method-security_question').click();
      await expect(till.page.getByText(say('screens_question_counted'))).toBeVisible();
      // Flexiti would count an empty answer as wrong.
      await at('primary').click();
      await expect(till.page.getByText(say('screens_question_answer_missing'))).toBeVisible();
      expect(await till.verified()).toEqual([]);
      await at('answer').fill('Not that one');
      await till.press('Enter');
      await expect(till.heading).toHaveText(say('screens_refused_title'));
      await expect(at('problem')).toContainText(say('flexiti_secret_answer_mismatch'));
      await till.answer(harriet.question.answer);
      await till.cashier.expectStep('quote');
      expect(await till.verified()).toMatchObject([
        { format: 'security_question', security_answer: 'Not that one' },
        { format: 'security_question', security_answer: harriet.question.answer },
      ]);
    });

    test('account blocked for questions: after the fourth wrong answer the method is closed, the others stay', async () => {
      const gunnar = customerOf('sk-ordinary');
      await till.serve(gunnar);
      for (let times = 1; times <= 3; times += 1) {
        await till.answer(`wrong ${times}`);
        await expect.poll(async () => (await till.view()).screen).toMatchObject({ attempt: { kind: 'refused' } });
        await expect(at('problem')).toContainText(say('flexiti_secret_answer_mismatch'));
        await expect(at('method-security_question')).toBeEnabled();
      }
      await till.answer('wrong 4');
      await expect(at('problem')).toContainText(say('flexiti_tries_exceed'));
      await expect(at('method-security_question')).toBeDisabled();
      await expect(at('method-security_question')).toContainText(say('screens_method_why_no_longer_allowed'));
      await expect(at('method-sms')).toBeEnabled();
      await till.press('4');
      expect((await till.view()).screen).toMatchObject({ attempt: { kind: 'refused' } });
      expect(await formats()).toHaveLength(4);
    });

    test('no phone: the text message shows why it is unavailable, and e-mail is suggested', async () => {
      const marisol = customerOf('sk-no-phone');
      await till.scan(marisol);
      await till.expectAccount(marisol);
      await expect(at('method-sms')).toContainText(say('screens_method_why_no_phone'));
      await expect(at('method-sms')).toBeDisabled();
      await expect(at('primary')).toContainText(say('screens_action_email'));
      // Out of the amount field, which would take the digit.
      await till.heading.click();
      await till.press('2');
      expect((await till.view()).screen).toMatchObject({ step: 'verify', attempt: { kind: 'none' } });
      await till.press('Enter');
      await expect(at('pin')).toBeVisible();
      expect(await formats()).toEqual(['email']);
    });

    test('override with the operator’s number: required, and not sent', async () => {
      const wilfred = customerOf('ab-ordinary');
      await till.scan(wilfred);
      await till.expectAccount(wilfred);
      await at('method-merchant_override').click();
      await expect(at('say')).toContainText(say('screens_say_override'));
      await at('primary').click();
      await expect(till.page.getByText(say('screens_operator_missing'))).toBeVisible();
      expect(await till.verified()).toEqual([]);
      await at('operator').fill('4711');
      await till.press('Enter');
      await till.cashier.expectStep('quote');
      const sent = await till.verified();
      expect(sent).toMatchObject([{ format: 'merchant_override' }]);
      expect(JSON.stringify(sent)).not.toContain('4711');
    });

    test('PIN not arriving: "send again" is enabled after 30 seconds, and sends once more', async () => {
      await till.serve(rosalind);
      await at('method-sms').click();
      await expect(at('pin')).toBeVisible();
      await expect(at('send-again')).toBeDisabled();
      await expect(at('send-again')).toContainText(/\d/);
      await till.pass(30_000);
      await expect(at('send-again')).toHaveText(say('screens_send_again'));
      expect(await formats()).toEqual(['sms']);
      await at('send-again').click();
      await expect.poll(formats).toEqual(['sms', 'sms']);
      // For another 30 seconds.
      await expect(at('send-again')).toBeDisabled();
      await at('pin').fill(await till.sandbox.lastPin(rosalind.accountNumber));
      await till.press('Enter');
      await till.cashier.expectStep('quote');
      const ids = (await till.verified()).map(({ request_id: id }) => id);
      expect(new Set(ids).size).toBe(1);
    });

    test('PIN not arriving: another method replaces it', async () => {
      await till.serve(rosalind);
      await at('method-sms').click();
      await expect(till.page.getByRole('heading', { name: say('screens_other_ways') })).toBeVisible();
      await expect(at('method-sms')).toHaveCount(0);
      await at('method-email').click();
      await expect(at('method-sms')).toBeEnabled();
      await expect(at('method-email')).toHaveCount(0);
      await at('pin').fill(await till.sandbox.lastPin(rosalind.accountNumber));
      await till.press('Enter');
      await till.cashier.expectStep('quote');
      expect(await formats()).toEqual(['sms', 'email']);
    });

    test('a malformed PIN is reported at once, and can be corrected', async () => {
      await till.serve(rosalind);
      await at('method-sms').click();
      await at('pin').fill('12');
      await till.press('Enter');
      await expect(till.page.getByText(say('screens_pin_wrong'))).toBeVisible();
      await at('pin').fill('1234');
      await till.press('Enter');
      await till.cashier.expectStep('quote');
    });
  });
}

test.describe('an answer that does not come', () => {
  const till = tillIn('en-CA');

  test('PIN not arriving: a text message that times out may have been sent, in both languages', async () => {
    await till.serve(rosalind);
    await till.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'verify' });
    await till.at('method-sms').click();
    await expect(till.heading).toHaveText(words('screens_sending_title', 'en-CA'));
    await expect.poll(async () => (await till.verified()).length).toBe(1);
    await till.passAll(20_000);
    await expect(till.heading).toHaveText(words('screens_unclear_title', 'en-CA'));
    for (const language of ['en-CA', 'fr-CA'] as const) {
      if (language === 'fr-CA') await till.at('language').click();
      await expect(till.heading).toHaveText(words('screens_unclear_title', language));
      await expect(till.at('problem')).toContainText(words('screens_unclear_sent', language));
      await expect(till.at('primary')).toContainText(words('screens_unclear_arrived', language));
      await expect(till.at('send-again')).toHaveText(words('screens_unclear_again', language));
      await expect(till.at('method-email')).toBeEnabled();
    }
    // Nothing was repeated automatically.
    expect(await till.verified()).toHaveLength(1);
    await till.at('send-again').click();
    await expect(till.at('pin')).toBeVisible();
    expect(await till.verified()).toHaveLength(2);
  });
});
