// Step 4 of the demo lane: the hand-over of a plan and of a regular purchase.
import type { Stage } from './stage';

export async function handOver(stage: Stage): Promise<void> {
  const { cashier } = stage;
  await stage.serveToQuote('on-ordinary', 120_000);
  await cashier.choose('plan-4-12');
  await stage.step('hands over twelve months', () => cashier.primary(), stage.at('handover-code'), 'hand-over-plan');
  await stage.enlarge('hand-over', stage.at('handover-code'));
  await stage.step('is done', () => stage.at('done').click(), stage.at('purpose'), 'customer-after-hand-over');

  await stage.serve('yt-ordinary', 18_050);
  const open = stage.page.locator('[data-testid="method-regular_purchase_bypass"]:enabled');
  await open.click();
  await cashier.choose('regular');
  await stage.step('hands over a regular purchase', () => cashier.primary(), stage.at('handover-code'), 'hand-over-regular');
  await stage.at('done').click();
  await stage.at('purpose').waitFor();
}
