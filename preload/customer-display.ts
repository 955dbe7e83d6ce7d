// Exposes to the customer's page its view, and nothing else: that page can do nothing.
import { contextBridge, ipcRenderer } from 'electron';
import type { CustomerDisplayApi, CustomerDisplayView } from './contract';

const customerDisplay: CustomerDisplayApi = {
  getView: () => ipcRenderer.invoke('getCustomerDisplay') as Promise<CustomerDisplayView>,
  onView: (listener) => {
    ipcRenderer.on('customerDisplay', (_event, view: CustomerDisplayView) => {
      listener(view);
    });
  },
};

contextBridge.exposeInMainWorld('customerDisplay', customerDisplay);
