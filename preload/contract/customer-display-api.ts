// What the customer's preload puts on `window.customerDisplay`.
import type { CustomerDisplayView } from './view';

export interface CustomerDisplayApi {
  getView(): Promise<CustomerDisplayView>;
  /** Calls the listener with each new view, as long as the page lives. */
  onView(listener: (view: CustomerDisplayView) => void): void;
}

declare global {
  interface Window {
    readonly customerDisplay: CustomerDisplayApi;
  }
}
