// Where the customer's page begins: it draws what the preload gives, and can do nothing.
import { mount } from 'svelte';
import { CustomerPage } from './customer-display';

const target = document.getElementById('app');
if (target === null) throw new Error('customer.html has no #app');

mount(CustomerPage, { target, props: { api: window.customerDisplay } });
